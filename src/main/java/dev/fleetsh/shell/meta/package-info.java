/** Housekeeping of the shell, {@code /word}: what was entered, what is defined, and how answers are shown. */
@NullMarked
package dev.fleetsh.shell.meta;

import org.jspecify.annotations.NullMarked;
