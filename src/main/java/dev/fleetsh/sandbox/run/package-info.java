/** Run Command: commands that were sent, and what becomes of them as the clock goes on. */
@NullMarked
package dev.fleetsh.sandbox.run;

import org.jspecify.annotations.NullMarked;
