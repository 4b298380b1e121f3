/** What was done, why, and what came of it: one file for each apply, of which nothing is ever changed. */
@NullMarked
package dev.fleetsh.remedy.journal;

import org.jspecify.annotations.NullMarked;
