/** Terminal, prompt, history, completion, signals and the batch runner; owns the standard streams. */
@NullMarked
package dev.fleetsh.shell;

import org.jspecify.annotations.NullMarked;
