/** What went wrong in a script, in plain words and with its place. */
@NullMarked
package dev.fleetsh.script.error;

import org.jspecify.annotations.NullMarked;
