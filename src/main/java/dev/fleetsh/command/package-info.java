/** The verbs: parsed words in, values out; prints nothing. */
@NullMarked
package dev.fleetsh.command;

import org.jspecify.annotations.NullMarked;
