package dev.fleetsh.command;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads selections: nothing for all nodes in focus; ids, names, globs and named values; or a predicate.
 *
 * <p>Ids and names reach the whole fleet, since the person named the node; globs and predicates stay in the focus. A
 * property, such as {@code windows}, is a predicate even where a node has that name.
 */
public final class Selections {
    private static final Pattern ID = Pattern.compile("m?i-[0-9a-f]{4,40}");
    /** Letters of any script, and signs such as emoji, which are nothing in Groovy. */
    private static final String SIGN = "[\\p{L}\\p{N}_[^\\x00-\\x7f]]";

    private static final String INNER = "[\\p{L}\\p{N}_.:@[^\\x00-\\x7f]-]";
    private static final Pattern GLOB = Pattern.compile(INNER + "*[*?](?:" + INNER + "|[*?])*");
    private static final Pattern NAME = Pattern.compile(SIGN + INNER + "*");
    private static final Pattern VALUE = Pattern.compile("[$_A-Za-z][$_A-Za-z0-9]*");
    private static final Pattern CERTAINLY_NAME = Pattern.compile(SIGN + "+(?:-(?:" + SIGN + "|[.])+)+");

    private final Session session;
    private final Function<String, ? extends Predicate<? super Node>> compiler;

    /**
     * @param compiler compiles predicates; it is asked only for texts that are nothing else
     */
    public Selections(Session session, Function<String, ? extends Predicate<? super Node>> compiler) {
        this.session = session;
        this.compiler = compiler;
    }

    /**
     * The nodes that a verb is about: those of its words; behind {@code |} among the nodes handed on.
     *
     * @throws UsageException when what was handed on has no nodes
     */
    Nodes nodes(Arguments arguments) {
        Object value = arguments.value();
        if (value == null) {
            return nodes(arguments.text());
        }
        Nodes given = Valued.nodes(value);
        if (given == null) {
            throw new UsageException(
                    "what is handed on has no nodes: it is " + Valued.named(value), "`help pipes` has examples");
        }
        if (arguments.isEmpty()) {
            return given;
        }
        Nodes named = named(arguments.text());
        return named != null
                ? given.and(named)
                : given.where(compiler.apply(arguments.text())).outOf(given.size());
    }

    /** The nodes of a selection. */
    public Nodes nodes(String text) {
        if (text.isBlank()) {
            return session.nodes();
        }
        Nodes named = named(text);
        return named != null
                ? named
                : session.nodes()
                        .where(compiler.apply(text))
                        .outOf(session.nodes().size());
    }

    /** Whether a word names a node. */
    boolean names(String word) {
        return one(word) != null;
    }

    /** A selection that can be asked again of another fleet. */
    public Predicate<? super Node> predicate(String text) {
        Nodes named = named(text);
        if (named == null) {
            return compiler.apply(text);
        }
        Set<String> ids = new HashSet<>(named.ids());
        return node -> ids.contains(node.id());
    }

    /**
     * The nodes that are listed by id, name, glob or named value; null when the text is none of these but a predicate.
     *
     * @throws UsageException when an id, or one of several names, is in no scope
     */
    private @Nullable Nodes named(String text) {
        List<Words.Word> words = Words.of(text.replace(',', ' '));
        if (words.stream().anyMatch(word -> !word.quoted() && !couldBeName(word.text()))) {
            return null;
        }
        if (words.size() == 1
                && !words.get(0).quoted()
                && isPredicate(words.get(0).text())) {
            return null;
        }
        List<Nodes> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Words.Word word : words) {
            Nodes nodes = one(Words.unquote(word.text()));
            found.add(nodes == null ? Nodes.of(List.of()) : nodes);
            if (nodes == null || nodes.isEmpty() && !isValue(word.text())) {
                missing.add(Words.unquote(word.text()));
            }
        }
        if (!missing.isEmpty()
                && missing.size() == words.size()
                && words.stream().noneMatch(Selections::mustBeName)) {
            return null;
        }
        if (!missing.isEmpty()) {
            throw inNoScope(missing.get(0));
        }
        Nodes all = found.stream().reduce(Nodes::or).orElseThrow();
        return all.outOf(session.nodes().size());
    }

    /** Whether a text is a predicate by its looks alone: no list of ids, names, globs and named values. */
    static boolean looksLikePredicate(String text) {
        List<Words.Word> words = Words.of(text.replace(',', ' '));
        return words.stream().anyMatch(word -> !word.quoted() && !couldBeName(word.text()))
                || words.size() == 1 && NodeProperty.exists(words.get(0).text());
    }

    private static boolean couldBeName(String word) {
        return ID.matcher(word).matches()
                || GLOB.matcher(word).matches()
                || NAME.matcher(word).matches()
                || VALUE.matcher(word).matches();
    }

    /** Nothing in Groovy looks like this, so a node must be meant. */
    private static boolean mustBeName(Words.Word word) {
        String text = word.text();
        return word.quoted()
                || ID.matcher(text).matches()
                || GLOB.matcher(text).matches()
                || CERTAINLY_NAME.matcher(text).matches();
    }

    private boolean isPredicate(String word) {
        return NodeProperty.exists(word) && !isValue(word);
    }

    private boolean isValue(String word) {
        return VALUE.matcher(word).matches() && Valued.nodes(session.values().get(word)) != null;
    }

    /** The nodes that one word names, or null. */
    private @Nullable Nodes one(String word) {
        if (isValue(word)) {
            return Valued.nodes(session.values().get(word));
        }
        Fleet fleet = session.fleet();
        if (GLOB.matcher(word).matches()) {
            return fleet.matching(word).and(session.nodes());
        }
        Nodes exact = fleet.matching(word);
        return exact.isEmpty() ? null : exact;
    }

    private UsageException inNoScope(String word) {
        Fleet fleet = session.fleet();
        List<String> names = new ArrayList<>(fleet.nodes().ids());
        fleet.nodes().forEach(node -> names.add(node.name()));
        String nearest = GLOB.matcher(word).matches() ? null : Nearest.to(word, names);
        String scopes = fleet.scopes().size() == 1
                ? "is not in the one scope loaded, " + fleet.scopes().get(0).label()
                : "is in none of the " + fleet.scopes().size() + " scopes loaded";
        String unlisted =
                fleet.completeness().gaps().stream().anyMatch(gap -> gap.facts().contains("nodes"))
                        ? "; some of them could not be listed"
                        : "";
        String outside = GLOB.matcher(word).matches() && !fleet.matching(word).isEmpty()
                ? "matches no node in focus"
                : scopes + unlisted;
        if (!outside.startsWith("matches")) {
            UsageException elsewhere = KnownElsewhere.of(session, word, word + " " + scopes);
            if (elsewhere != null) {
                return elsewhere;
            }
        }
        return new UsageException(
                word + " " + outside + (nearest == null ? "" : "; did you mean " + nearest + "?"),
                outside.startsWith("matches")
                        ? "`focus --clear` shows all nodes"
                        : "other profiles or Regions: `load --profile NAME --region NAME`");
    }
}
