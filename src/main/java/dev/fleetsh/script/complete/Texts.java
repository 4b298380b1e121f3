package dev.fleetsh.script.complete;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.type.Contents;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts that can stand at a place: values of what they are compared with, and what a call takes. */
final class Texts {
    private static final int MOST = 100;
    private static final Set<String> COMPARE = Set.of("==", "!=", "=~", "==~", "<", ">", "<=", ">=", "===", "!==");
    private static final Set<String> OF_TEXTS =
            Set.of("equals", "equalsIgnoreCase", "startsWith", "contains", "compareTo");
    private static final Set<String> OF_VERSIONS = Set.of("isBelow", "isAtLeast", "isIn");

    private final Sources sources;
    private final Place place;
    private final List<Suggestion> found = new ArrayList<>();

    Texts(Sources sources, Place place) {
        this.sources = sources;
        this.place = place;
    }

    List<Suggestion> all() {
        int left = compared();
        if (left >= 0) {
            values(left);
            return found;
        }
        String named = place.named();
        Verb verb = place.verb();
        if (verb != null && named != null) {
            verb.named().stream().filter(each -> each.name().equals(named)).forEach(this::option);
        } else if (verb != null && place.quoted()) {
            words(verb.words());
        } else if (place.quoted()) {
            arguments();
        }
        return found;
    }

    /** The last piece of what the text is compared with, or -1. */
    private int compared() {
        int at = place.at() - 1;
        if (at < 0) {
            return -1;
        }
        Token before = place.token(at);
        if (COMPARE.contains(before.text())) {
            return at - 1;
        }
        if (before.is("in")) {
            return negated(at - 1);
        }
        int open = place.tokens().around(place.at());
        if (open > 0 && (before.is("[") || before.is(",")) && place.token(open).is("[")) {
            return place.token(open - 1).is("in") ? negated(open - 2) : -1;
        }
        return -1;
    }

    private int negated(int at) {
        return at >= 0 && place.token(at).is("!") ? at - 1 : at;
    }

    /** Values of the expression that ends with the piece. */
    private void values(int last) {
        if (!place.token(last).name()) {
            index(last);
            return;
        }
        String name = place.token(last).text();
        int dot = place.walk().chain().dot(last);
        Type owner = dot < 0 ? place.walk().bare(last) : place.walk().owner(dot);
        if (owner == Node.class && name.equals("readiness")) {
            labels(Readiness.class, name);
            return;
        }
        Type type = place.walk().ending(last);
        if (type != null && Labels.apply(Types.raw(type))) {
            labels(Types.raw(type), name);
        } else if (type == boolean.class && !place.quoted()) {
            found.add(new Suggestion("true", "", name));
            found.add(new Suggestion("false", "", name));
        } else if (owner != null) {
            live(owner, name);
        }
    }

    /** Of {@code tags['Env'] == '…'}. */
    private void index(int last) {
        int open = place.tokens().partner(last);
        if (open > 0
                && place.token(last).is("]")
                && open + 2 == last
                && place.token(open + 1).quoted()) {
            Type type = place.walk().ending(open - 1);
            String key = place.token(open + 1).text();
            if (type != null && Types.raw(type) == Tags.class && key.length() > 2) {
                live(Tags.class, key.substring(1, key.length() - 1));
            }
        }
    }

    private void live(Type owner, String name) {
        String prefix = place.word();
        if (Types.raw(owner) == Node.class && LiveValues.has(name)) {
            texts(sources.live().of(name, prefix, MOST), name);
        } else if (Types.raw(owner) == Platform.class && LiveValues.has("platform." + name)) {
            texts(sources.live().of("platform." + name, prefix, MOST), name);
        } else if (Types.raw(owner) == Tags.class) {
            texts(sources.live().ofTag(name, prefix, MOST), "tag " + name);
        }
    }

    private void labels(Class<?> type, String group) {
        texts(Labels.all(type), group);
    }

    private void option(Verb.Named named) {
        if (named.checks()) {
            texts(sources.scope().checkIds(), "checks");
        } else if (named.value().isEmpty() && !place.quoted()) {
            found.add(new Suggestion("true", "", named.name(), ""));
        } else {
            texts(named.choices(), named.value());
        }
    }

    private void words(Verb.Words words) {
        if (words == Verb.Words.CHECKS || words == Verb.Words.NODES_OR_CHECKS) {
            texts(sources.scope().checkIds(), "checks");
        }
        if (words == Verb.Words.NODES || words == Verb.Words.NODES_OR_CHECKS) {
            nodes();
        }
    }

    private void nodes() {
        texts(sources.live().of("name", place.word(), MOST), "nodes");
        texts(sources.live().of("id", place.word(), MOST), "nodes");
    }

    /** Texts in brackets: arguments of methods, and indexes. */
    private void arguments() {
        int open = place.tokens().around(place.at());
        if (open <= 0 || place.at() != open + 1) {
            return;
        }
        if (place.token(open).is("[")) {
            keys(open - 1);
            return;
        }
        if (!place.token(open).is("(") || !place.token(open - 1).name()) {
            return;
        }
        String method = place.token(open - 1).text();
        int dot = place.walk().chain().dot(open - 1);
        if (dot < 0) {
            if (method.equals("failing")) {
                texts(sources.scope().checkIds(), "checks");
            }
            return;
        }
        Type owner = place.walk().owner(dot);
        Class<?> raw = owner == null ? Object.class : Types.raw(owner);
        if (raw == Tags.class) {
            keys(dot - 1);
        } else if (raw == Fleet.class && (method.equals("node") || method.equals("matching"))) {
            nodes();
        } else if (raw == String.class && OF_TEXTS.contains(method)) {
            values(dot - 1);
        } else if (OF_VERSIONS.contains(method)) {
            live(Node.class, "agent");
        } else if (raw == Node.class && method.equals("fact")) {
            texts(dev.fleetsh.fleet.NodeProperty.ALL.stream().map(p -> p.name()).toList(), "properties");
        }
    }

    private void keys(int last) {
        Type type = last < 0 ? null : place.walk().ending(last);
        if (type != null && Types.raw(type) == Tags.class) {
            texts(sources.live().tagKeys(), "tags");
        } else if (last >= 0 && place.token(last).name() && place.walk().chain().dot(last) < 0) {
            texts(Contents.keys(value(last)), "keys");
        }
    }

    private @Nullable Object value(int name) {
        return sources.scope().values().get(place.token(name).text());
    }

    private void texts(Collection<String> texts, String group) {
        for (String text : texts) {
            if (place.quoted()) {
                found.add(new Suggestion(text, "", group, place.quote()));
            } else {
                String escaped = text.replace("\\", "\\\\").replace("'", "\\'");
                found.add(new Suggestion("'" + escaped + "'", "", group));
            }
        }
    }
}
