/** Groovy: predicates over nodes, lines of the shell, completeness and completion without evaluating. */
@NullMarked
package dev.fleetsh.script;

import org.jspecify.annotations.NullMarked;
