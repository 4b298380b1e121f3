/** Types with their arguments: what elements, entries and results are, by declarations alone. */
@NullMarked
package dev.fleetsh.script.type;

import org.jspecify.annotations.NullMarked;
