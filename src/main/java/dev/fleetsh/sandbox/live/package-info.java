/** The simulated fleet as it changes: the current world, what takes hold later, and what was changed by whom. */
@NullMarked
package dev.fleetsh.sandbox.live;

import org.jspecify.annotations.NullMarked;
