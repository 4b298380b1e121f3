package dev.fleetsh.sandbox.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a service by name. They come in groups, of which each is made when an operation is looked for that no
 * earlier group has: what nobody calls costs nothing.
 */
final class OperationTable {
    private final Deque<Supplier<List<Operation<?, ?>>>> unmade;
    private final Map<String, Operation<?, ?>> made = new HashMap<>();

    OperationTable(List<Supplier<List<Operation<?, ?>>>> groups) {
        unmade = new ArrayDeque<>(groups);
    }

    /** The operation of that name, or null. */
    synchronized @Nullable Operation<?, ?> find(String name) {
        while (!made.containsKey(name) && !unmade.isEmpty()) {
            unmade.removeFirst().get().forEach(operation -> made.put(operation.name(), operation));
        }
        return made.get(name);
    }
}
