package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.type.Contents;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what can stand at the end of a text. It reads types, names and collected facts, and calls no user's code. */
final class Candidates {
    private static final Map<String, String> CONDITIONS = Map.of(
            "ready", "a shell session opens",
            "degraded", "a session opens, some feature of it fails",
            "blocked", "no session opens");

    private final Sources sources;
    private final ScriptScope scope;
    private final Place place;
    private final Map<String, Suggestion> found = new LinkedHashMap<>();

    private Candidates(Sources sources, Place place) {
        this.sources = sources;
        this.scope = sources.scope();
        this.place = place;
    }

    static List<Suggestion> of(Sources sources, Place place) {
        Candidates candidates = new Candidates(sources, place);
        if (place.silent()) {
            return List.of();
        }
        if (place.quoted()) {
            new Texts(sources, place).all().forEach(candidates::add);
        } else if (place.dot() >= 0) {
            candidates.members();
        } else {
            candidates.names();
        }
        return new ArrayList<>(candidates.found.values());
    }

    private void members() {
        Type type = place.walk().owner(place.dot());
        if (type == null) {
            return;
        }
        if (Types.raw(type) == Tags.class) {
            sources.live().tagKeys().forEach(key -> add(new Suggestion(key, "", "tags", "")));
            return;
        }
        int last = place.dot() - 1;
        if (last >= 0 && place.token(last).name() && place.walk().chain().dot(last) < 0) {
            Contents.keys(scope.values().get(place.token(last).text()))
                    .forEach(key -> add(new Suggestion(key, "", "keys", "")));
        }
        MemberList.of(type, sources.knowledge().groovy()).forEach(this::add);
    }

    private void names() {
        Token before = place.before(0);
        if (before != null && before.is("new")) {
            classes("(");
            return;
        }
        Verb verb = place.verb();
        if (verb != null && place.named() == null && before != null && (before.is("(") || before.is(","))) {
            verb.named().forEach(named -> add(new Suggestion(named.name() + ":", named.help(), "options")));
        }
        new Texts(sources, place).all().forEach(this::add);
        boolean compared = place.word().isEmpty()
                && found.values().stream().anyMatch(each -> each.value().startsWith("'"));
        if (place.named() != null || compared) {
            return;
        }
        Type bare = place.walk().bare(place.at());
        if (bare == Node.class) {
            properties();
        } else if (bare != null) {
            MemberList.of(bare, sources.knowledge().groovy()).forEach(this::add);
        }
        place.blockParameters().forEach(name -> add(new Suggestion(name, "", "variables", "")));
        for (Local local : place.walk().locals().all()) {
            if (local.at() < place.at() && place.walk().locals().reaches(local, place.at())) {
                add(new Suggestion(
                        local.name(),
                        local.type() == null ? "" : local.type(),
                        local.method() ? "functions" : "variables",
                        local.method() ? "(" : ""));
            }
        }
        if (!place.predicate()) {
            add(new Suggestion("nodes", "the nodes in focus", "variables", ""));
            add(new Suggestion("fleet", "everything that was collected", "variables", ""));
            add(new Suggestion("session", "the open session", "variables", ""));
            sources.verbs().forEach(each -> add(new Suggestion(each.name(), each.summary(), "functions", "(")));
        }
        scope.values()
                .forEach((name, value) ->
                        add(new Suggestion(name, value == null ? "" : Words.of(value.getClass()), "variables", "")));
        if (!place.word().isEmpty() && Character.isUpperCase(place.word().charAt(0))) {
            classes("");
        }
    }

    /** What can be a condition by itself comes first. */
    private void properties() {
        Token before = place.before(0);
        boolean begins = before == null || before.is("&&") || before.is("||") || before.is("!") || before.is("(");
        if (begins || before.is("{") || before.is("->")) {
            NodeProperty.ALL.stream()
                    .filter(property -> property.type() == boolean.class)
                    .forEach(property -> add(new Suggestion(property.name(), property.help(), "conditions", "")));
            CONDITIONS.forEach((word, help) -> add(new Suggestion(word, help, "conditions", "")));
            add(new Suggestion("failing", "failing('check-id'): that check fails", "conditions", "('"));
        }
        NodeProperty.ALL.forEach(property -> add(new Suggestion(property.name(), property.help(), "properties", "")));
        CONDITIONS.forEach((word, help) -> add(new Suggestion(word, help, "conditions", "")));
        add(new Suggestion("failing", "failing('check-id'): that check fails", "conditions", "('"));
        add(new Suggestion(
                "readiness", String.join(", ", Labels.all(dev.fleetsh.check.Readiness.class)), "properties", ""));
        add(new Suggestion("node", "the node itself", "properties", ""));
    }

    private void classes(String ending) {
        place.walk().locals().classes().forEach(name -> add(new Suggestion(name, "", "classes", ending)));
        sources.knowledge().classes().offered().forEach(name -> add(new Suggestion(name, "", "classes", ending)));
    }

    private void add(Suggestion suggestion) {
        if (place.goesOn(suggestion.value())) {
            found.putIfAbsent(suggestion.value(), suggestion);
        }
    }
}
