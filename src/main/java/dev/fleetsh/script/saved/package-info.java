/** Scripts in files: where they lie, what their headers say, and the values of their parameters. */
@NullMarked
package dev.fleetsh.script.saved;

import org.jspecify.annotations.NullMarked;
