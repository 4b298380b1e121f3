/** Completion by types: reads names and signatures, never calls anything. */
@NullMarked
package dev.fleetsh.script.complete;

import org.jspecify.annotations.NullMarked;
