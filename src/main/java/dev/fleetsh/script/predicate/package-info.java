/** Expressions over a node, checked by name and type and compiled to byte code. */
@NullMarked
package dev.fleetsh.script.predicate;

import org.jspecify.annotations.NullMarked;
