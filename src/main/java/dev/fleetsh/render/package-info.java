/** Values to text for a width and a palette; pure. */
@NullMarked
package dev.fleetsh.render;

import org.jspecify.annotations.NullMarked;
