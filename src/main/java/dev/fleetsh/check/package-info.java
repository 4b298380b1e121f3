/** The catalogue of prerequisites: a fleet in, verdicts with evidence and root causes out; pure functions and dated rules. */
@NullMarked
package dev.fleetsh.check;

import org.jspecify.annotations.NullMarked;
