package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.scope.ScriptScope;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what can stand at the end of a text. It reads types, names and collected facts, and calls no user's code. */
public final class Candidates {
    private static final int MOST_VALUES = 200;
    private static final Set<String> LIVE = Set.of(
            "region",
            "account",
            "accountName",
            "name",
            "id",
            "computerName",
            "domain",
            "vpc",
            "subnet",
            "role",
            "profile",
            "sourceType",
            "activation",
            "agent",
            "ip");
    private static final Map<String, String> WORDS = Map.of(
            "ready", "a shell session opens",
            "degraded", "a session opens, some feature of it fails",
            "blocked", "no session opens",
            "readiness", "ready, degraded, blocked, unknown or not-applicable",
            "failing", "failing('check-id')");
    private static final Map<String, String> CLOSURES = Map.of(
            "each", "does something for each node",
            "collect", "a list of what the closure gives",
            "findAll", "a list of the nodes for which it holds",
            "any", "whether it holds for one",
            "every", "whether it holds for all");

    private final ScriptScope scope;
    private final boolean predicate;
    private final Tail tail;
    private final TypeWalk types;
    private final Map<String, Suggestion> found = new LinkedHashMap<>();

    private Candidates(ScriptScope scope, String head, boolean predicate) {
        this.scope = scope;
        this.predicate = predicate;
        this.tail = Tail.of(head);
        this.types = new TypeWalk(scope, predicate, tail.blocks());
    }

    /**
     * @param head the text before the cursor
     * @param predicate whether the text is a predicate, in which bare names are properties of a node
     */
    public static List<Suggestion> of(ScriptScope scope, String head, boolean predicate) {
        Candidates candidates = new Candidates(scope, head, predicate);
        if (candidates.tail.quoted()) {
            candidates.texts();
        } else if (candidates.tail.chain().isEmpty()) {
            candidates.names();
        } else {
            candidates.members();
        }
        return new ArrayList<>(candidates.found.values());
    }

    private void names() {
        if (types.inNode()) {
            NodeProperty.ALL.forEach(property -> add(property.name(), property.help(), "properties"));
            WORDS.forEach((word, help) -> add(word, help, "readiness"));
            add("node", "the node itself", "properties");
        }
        if (!predicate) {
            add("nodes", "the nodes in focus", "variables");
            add("fleet", "everything that was collected", "variables");
            add("session", "the open session", "variables");
        }
        scope.values()
                .forEach((name, value) -> add(name, value == null ? "" : Words.of(value.getClass()), "variables"));
    }

    private void members() {
        Type type = types.of(tail.chain());
        if (type == null) {
            return;
        }
        Class<?> raw = TypeWalk.raw(type);
        if (raw == Tags.class) {
            tagKeys().forEach(key -> add(key, "", "tags"));
        } else if (raw == Node.class) {
            NodeProperty.ALL.forEach(property -> add(property.name(), property.help(), "properties"));
            methods(Node.class, Set.of("fact", "scope"));
        } else {
            Map<String, Method> readers = Members.readers(raw);
            if (raw == Nodes.class || !Members.hasReaders(raw)) {
                readers.keySet().removeIf(name -> Members.methods(raw).stream()
                        .anyMatch(m -> m.getName().equals(name)));
            }
            readers.forEach((name, reader) -> add(name, Words.of(reader.getReturnType()), "properties"));
            methods(raw, Set.of());
            if (raw == Nodes.class) {
                CLOSURES.forEach((name, help) -> add(name, help, "methods"));
            }
        }
        if (raw == Fact.class && type instanceof java.lang.reflect.ParameterizedType fact) {
            Members.readers(TypeWalk.raw(fact.getActualTypeArguments()[0]))
                    .forEach((name, reader) -> add(name, Words.of(reader.getReturnType()), "properties"));
        }
    }

    /** Methods that are no readers; of an unrestricted type all of them. */
    private void methods(Class<?> type, Set<String> only) {
        for (Method method : Members.methods(type)) {
            boolean wanted = only.isEmpty()
                    ? Members.reader(type, method.getName()) == null || type == Nodes.class || !Members.hasReaders(type)
                    : only.contains(method.getName());
            if (wanted) {
                add(method.getName(), signature(method), "methods");
            }
        }
    }

    private static String signature(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        return "(" + parameters + ") " + method.getReturnType().getSimpleName();
    }

    private void texts() {
        if ("failing".equals(tail.call())) {
            scope.checkIds().forEach(id -> add(id, "", "checks"));
            return;
        }
        List<Tail.Step> chain = tail.chain();
        if (chain.isEmpty()) {
            return;
        }
        String last = chain.get(chain.size() - 1).name();
        if (chain.size() == 1 && last.equals("readiness")) {
            Labels.all(dev.fleetsh.check.Readiness.class).forEach(label -> add(label, "", "readiness"));
            return;
        }
        Type type = types.of(chain);
        if (type != null && Labels.apply(TypeWalk.raw(type))) {
            Labels.all(TypeWalk.raw(type)).forEach(label -> add(label, "", last));
            return;
        }
        Type owner =
                chain.size() == 1 ? (types.inNode() ? Node.class : null) : types.of(chain.subList(0, chain.size() - 1));
        if (owner == Node.class && LIVE.contains(last)) {
            live(node -> String.valueOf(NodeProperty.named(last).fact(node).orNull()))
                    .forEach(value -> add(value, "", last));
        } else if (owner == Tags.class) {
            live(node -> node.tags().isKnown() ? String.valueOf(node.tags().get(last)) : "null")
                    .forEach(value -> add(value, "", "tag " + last));
        }
    }

    private Set<String> tagKeys() {
        Set<String> keys = new TreeSet<>();
        Fleet fleet = scope.fleetNow();
        if (fleet != null) {
            fleet.nodes().forEach(node -> {
                if (node.tags().isKnown()) {
                    keys.addAll(node.tags().keySet());
                }
            });
        }
        return keys;
    }

    private Set<String> live(java.util.function.Function<Node, String> value) {
        Set<String> values = new TreeSet<>();
        Fleet fleet = scope.fleetNow();
        if (fleet != null) {
            for (Node node : fleet.nodes()) {
                String text = value.apply(node);
                if (values.size() < MOST_VALUES && !text.isEmpty() && !text.equals("null") && fits(text)) {
                    values.add(text);
                }
            }
        }
        return values;
    }

    private boolean fits(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith(tail.word().toLowerCase(Locale.ROOT));
    }

    private void add(String value, String help, String group) {
        if (fits(value)) {
            found.putIfAbsent(value, new Suggestion(value, help, group));
        }
    }
}
