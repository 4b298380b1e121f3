package dev.fleetsh.script.evaluate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function that every script can call, such as a verb.
 *
 * @param named names of the named arguments that it takes, or null where it takes any
 * @param answer type of its value; Object where it differs
 */
public record ScriptFunction(String name, @Nullable Set<String> named, Class<?> answer) {}
