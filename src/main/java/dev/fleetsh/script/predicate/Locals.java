package dev.fleetsh.script.predicate;

import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables that code declares, block in block, with what is known of their types. */
final class Locals {
    private final Deque<Map<String, Type>> blocks = new ArrayDeque<>();

    void enter() {
        blocks.push(new HashMap<>());
    }

    void leave() {
        blocks.pop();
    }

    /** Whether no block has been entered. */
    boolean isEmpty() {
        return blocks.isEmpty();
    }

    void add(String name, Type type) {
        blocks.element().put(name, type);
    }

    /** The type of the variable, or null when there is no such variable. */
    @Nullable
    Type type(String name) {
        for (Map<String, Type> block : blocks) {
            Type type = block.get(name);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    boolean has(String name) {
        return type(name) != null;
    }

    /** All variables that can be seen, inner ones before outer ones. */
    Map<String, Type> visible() {
        Map<String, Type> visible = new HashMap<>();
        blocks.forEach(block -> block.forEach(visible::putIfAbsent));
        return visible;
    }
}
