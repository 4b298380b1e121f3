package dev.fleetsh.script.complete;

import org.jspecify.annotations.Nullable;

/**
 * A name that the typed text declares.
 *
 * @param at which piece of the text the name is
 * @param block the brace inside which it is known, or -1
 * @param type name of its declared type, or null
 * @param from first piece of what it is given, or -1
 * @param to behind the last piece of that
 * @param element whether it is each element of that
 * @param method whether it is a method, whose body is what it gives
 */
record Local(
        String name, int at, int block, @Nullable String type, int from, int to, boolean element, boolean method) {}
