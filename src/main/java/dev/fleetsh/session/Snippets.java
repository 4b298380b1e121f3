package dev.fleetsh.session;

import dev.fleetsh.remedy.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was entered in a session, in order. It is listed, saved and edited; it is never run again by itself. Thread-safe. */
public final class Snippets {
    private final Values values;
    private final List<Snippet> all = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean startUp;
    private String previous = "";

    Snippets(Values values) {
        this.values = values;
    }

    /** What is entered from now on belongs, or does not belong, to a start-up file. */
    public synchronized void startUp(boolean begins) {
        startUp = begins;
    }

    /**
     * Keeps Groovy, or a command whose answer is worth a number. The value goes by {@code $id} and {@code _} from now
     * on; null has no name.
     */
    public synchronized Snippet add(
            SnippetKind kind, String source, List<Definition> definitions, @Nullable Object value) {
        String id = startUp ? lettered("s") : String.valueOf(values.number());
        definitions.forEach(this::overwrite);
        Snippet snippet = new Snippet(id, kind, Snippet.Status.ACTIVE, source, definitions, previous, plan(value));
        all.add(snippet);
        if (value != null) {
            values.keep("$" + id, value);
            previous = id;
        }
        return snippet;
    }

    /** Keeps a command whose answer is not worth a number; the value goes by {@code _} from now on. */
    public synchronized Snippet command(String source, @Nullable Object value) {
        String id = lettered(startUp ? "s" : "c");
        Snippet snippet =
                new Snippet(id, SnippetKind.COMMAND, Snippet.Status.ACTIVE, source, List.of(), previous, plan(value));
        all.add(snippet);
        if (value != null) {
            values.last(value);
            previous = id;
        }
        return snippet;
    }

    /** Keeps what failed; the error is {@code _e} from now on. */
    public synchronized Snippet failed(String source, Throwable error) {
        Snippet snippet =
                new Snippet(lettered("e"), SnippetKind.ERROR, Snippet.Status.FAILED, source, List.of(), previous, "");
        all.add(snippet);
        values.error(error);
        return snippet;
    }

    /** All snippets in the order in which they were entered. */
    public synchronized List<Snippet> all() {
        return List.copyOf(all);
    }

    /** The snippet of that id, or null. */
    public synchronized @Nullable Snippet byId(String id) {
        return all.stream()
                .filter(snippet -> snippet.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Marks a snippet as dropped; its value is gone. What it defined is the evaluator's to forget. */
    public synchronized void drop(Snippet snippet) {
        int at = all.indexOf(snippet);
        if (at >= 0) {
            all.set(at, snippet.with(Snippet.Status.DROPPED));
            values.remove("$" + snippet.id());
        }
    }

    /** Forgets everything, values too; numbers begin anew. */
    public synchronized void clear() {
        all.clear();
        counts.clear();
        previous = "";
        values.clear();
    }

    private String plan(@Nullable Object value) {
        return value instanceof Plan plan
                        && all.stream().noneMatch(earlier -> earlier.plan().equals(plan.id()))
                ? plan.id()
                : "";
    }

    private String lettered(String letter) {
        return letter + counts.merge(letter, 1, Integer::sum);
    }

    /** Earlier snippets that now define nothing that is in force any more are overwritten. */
    private void overwrite(Definition definition) {
        if (definition.kind() == SnippetKind.IMPORT) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            Snippet earlier = all.get(i);
            if (earlier.active()
                    && earlier.definitions().size() == 1
                    && Objects.equals(key(earlier.definitions().get(0)), key(definition))
                    && !assignsOnly(earlier, definition)) {
                all.set(i, earlier.with(Snippet.Status.OVERWRITTEN));
            }
        }
    }

    /** A new value for a variable is no new declaration: both lines stay. */
    private static boolean assignsOnly(Snippet earlier, Definition definition) {
        return definition.kind() == SnippetKind.VARIABLE && definition.text().equals(definition.name());
    }

    /** Methods are told apart by the number of their parameters. */
    private static String key(Definition definition) {
        String parameters = definition.text().replaceFirst("^[^(]*", "").replaceAll("[^,()]+", "x");
        return definition.kind() + " " + definition.name()
                + (definition.kind() == SnippetKind.METHOD ? parameters : "");
    }
}
