/** Applies plans in waves, verifies what came of them, goes on after a crash, and plans how to take them back. */
@NullMarked
package dev.fleetsh.remedy.apply;

import org.jspecify.annotations.NullMarked;
