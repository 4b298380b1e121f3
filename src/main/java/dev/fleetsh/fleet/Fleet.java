package dev.fleetsh.fleet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All nodes that were collected at one time, with the scopes that they live in. A refresh makes a new fleet. */
public final class Fleet {
    private final String source;
    private final Instant takenAt;
    private final List<Scope> scopes;
    private final Nodes nodes;
    private final Completeness completeness;
    private final Map<String, Node> byId;

    /**
     * @param source what the fleet was read from, for people
     * @param takenAt when collecting began
     */
    public Fleet(String source, Instant takenAt, List<Scope> scopes, List<Node> nodes, Completeness completeness) {
        this.source = source;
        this.takenAt = takenAt;
        this.scopes = List.copyOf(scopes);
        this.nodes = Nodes.of(nodes);
        this.completeness = completeness;
        this.byId = new HashMap<>(nodes.size() * 2);
        nodes.forEach(node -> byId.put(node.id(), node));
    }

    public String source() {
        return source;
    }

    public Instant takenAt() {
        return takenAt;
    }

    public List<Scope> scopes() {
        return scopes;
    }

    public Nodes nodes() {
        return nodes;
    }

    public Completeness completeness() {
        return completeness;
    }

    public int size() {
        return nodes.size();
    }

    /** The node of that id, or null. */
    public @Nullable Node node(String id) {
        return byId.get(id);
    }

    /** The nodes whose id or name matches: exactly, or by a glob with {@code *} and {@code ?}; names in any case. */
    public Nodes matching(String idOrNameOrGlob) {
        Node exact = byId.get(idOrNameOrGlob);
        if (exact != null) {
            return Nodes.of(List.of(exact)).outOf(size());
        }
        Pattern pattern = glob(idOrNameOrGlob);
        return nodes.where(node -> pattern.matcher(node.id()).matches()
                || pattern.matcher(node.name()).matches()
                || pattern.matcher(node.computerName()).matches());
    }

    private static Pattern glob(String text) {
        StringBuilder regex = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
