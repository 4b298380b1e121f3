/** The program: wires the rooms together. */
@NullMarked
package dev.fleetsh;

import org.jspecify.annotations.NullMarked;
