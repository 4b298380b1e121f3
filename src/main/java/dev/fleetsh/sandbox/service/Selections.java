package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.world.SimNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The nodes that the latest questions selected, so that each further page of an answer doesn't select anew. */
public final class Selections {
    private static final int KEPT = 8;

    private final Map<Object, List<SimNode>> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, List<SimNode>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * What a question selects.
     *
     * @param question equal for the pages of one answer: the request without token and page size
     */
    public List<SimNode> of(Object question, Supplier<List<SimNode>> select) {
        synchronized (kept) {
            return kept.computeIfAbsent(question, unknown -> select.get());
        }
    }
}
