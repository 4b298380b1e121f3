package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.script.compare.Labels;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.token.Tokens;
import dev.fleetsh.script.type.Contents;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what the name at the end of a text is, or what is called around it. */
final class Explainer {
    private final Sources sources;
    private final Place place;

    Explainer(Sources sources, Place place) {
        this.sources = sources;
        this.place = place;
    }

    /** Null where nothing is known. */
    @Nullable
    Explained explained() {
        Tokens tokens = place.tokens();
        if (!place.quoted()
                && place.at() < tokens.size()
                && tokens.get(place.at()).name()) {
            Explained own = named(place.at());
            if (own != null) {
                return own;
            }
        }
        for (int open = tokens.around(place.at()); open >= 0; open = tokens.around(open)) {
            int callee = tokens.get(open).is("{")
                    ? Block.of(tokens, open).callee()
                    : tokens.get(open).is("(")
                                    && open > 0
                                    && tokens.get(open - 1).name()
                            ? open - 1
                            : -1;
            Explained around = callee < 0 ? null : named(callee);
            if (around != null) {
                return around;
            }
        }
        return null;
    }

    private @Nullable Explained named(int index) {
        String name = place.token(index).text();
        int dot = place.walk().chain().dot(index);
        if (dot >= 0) {
            Type owner = place.walk().owner(dot);
            return owner == null ? null : member(owner, name);
        }
        Type bare = place.walk().bare(index);
        if (bare == Node.class && NodeProperty.exists(name)) {
            return property(NodeProperty.named(name));
        }
        Verb verb = sources.verbs().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        if (verb != null && (index + 1 < place.tokens().size() || !name.equals("nodes"))) {
            return verb(verb);
        }
        if (bare != null && bare != Node.class) {
            return member(bare, name);
        }
        return name.equals("failing") && bare != null
                ? new Explained(
                        List.of("failing('check-id') → boolean"),
                        List.of("Whether that check fails on the node. `checks` lists the checks."))
                : variable(name, index);
    }

    private @Nullable Explained variable(String name, int index) {
        Type type = place.walk().ending(index);
        Class<?> named = type == null ? null : Types.named(type);
        if (named != null) {
            return new Explained(List.of("class " + named.getName()), List.of());
        }
        if (type == null) {
            Object value = sources.scope().values().get(name);
            type = value == null ? null : Contents.typeOf(value);
        }
        return type == null ? null : new Explained(List.of(name + ": " + Types.shown(type)), List.of());
    }

    private Explained verb(Verb verb) {
        String named = verb.named().stream()
                .map(each -> each.name() + ": " + (each.value().isEmpty() ? "true" : each.value()))
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>(List.of(verb.summary(), "as a command: " + verb.synopsis()));
        verb.named().forEach(each -> lines.add("  " + each.name() + ": " + each.help()));
        return new Explained(List.of(verb.name() + "(" + (named.isEmpty() ? "…" : "…, " + named) + ")"), lines);
    }

    private @Nullable Explained member(Type owner, String name) {
        Class<?> named = Types.named(owner);
        Class<?> raw = named == null ? Types.raw(owner) : named;
        if (raw == Node.class && NodeProperty.exists(name)) {
            return property(NodeProperty.named(name));
        }
        List<String> signatures = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Method method : named == null ? Members.methods(raw) : MemberTypes.statics(named)) {
            String signature = method.getName().equals(name) ? signature(method) : "";
            if (!signature.isEmpty() && !signatures.contains(signature)) {
                signatures.add(signature);
            }
        }
        GroovyMethods.Meaning meaning = sources.knowledge().groovy().meaning(raw, name);
        if (meaning != null) {
            lines.addAll(List.of(meaning.text().split("  ")));
            lines.add("as in " + meaning.example());
        }
        GroovyMethod groovy = sources.knowledge().groovy().named(owner, name);
        if (groovy != null && meaning == null) {
            String arguments = (groovy.arguments().startsWith("{") ? " " : "") + groovy.arguments();
            signatures.add(name + arguments + " → " + result(groovy, owner));
            lines.add(capital(groovy.meaning()) + ".");
        }
        Type type = signatures.isEmpty() ? sources.knowledge().members().property(owner, name) : null;
        if (type != null) {
            signatures.add(name + ": " + Types.shown(type));
        }
        return signatures.isEmpty() ? null : new Explained(signatures, lines);
    }

    private static String result(GroovyMethod method, Type owner) {
        return method.result().equals("C") ? "what the closure gives" : Types.shown(method.resultType(owner, null));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String signature(Method method) {
        String parameters = Arrays.stream(method.getParameters())
                .map(parameter -> Types.shown(parameter.getParameterizedType()) + " " + parameter.getName())
                .collect(Collectors.joining(", "));
        return method.getName() + "(" + parameters + ") → " + Types.shown(method.getGenericReturnType());
    }

    private static Explained property(NodeProperty property) {
        Class<?> type = property.type();
        List<String> lines = new ArrayList<>();
        if (Labels.apply(type)) {
            lines.add("one of " + String.join(", ", Labels.all(type)));
            lines.add("as in " + property.name() + " == '" + Labels.all(type).get(0) + "'");
        } else if (type == AgentVersion.class) {
            lines.add("as in agent < '3.0.222.0', agent in '>=3.0.222 <3.3'");
        } else if (type == Instant.class) {
            lines.add("a moment, as in " + property.name() + " < '2 h ago'");
        } else if (type == boolean.class) {
            lines.add("a condition by itself, as in " + property.name() + " && agent < '3.0.222.0'");
        } else if (type == String.class) {
            lines.add("a text, as in " + property.name() + " == '…', " + property.name() + " =~ /…/");
        }
        lines.add("A node of which it is unknown is neither in nor out; it is counted as undecided.");
        return new Explained(List.of(property.name() + ": " + type.getSimpleName() + " – " + property.help()), lines);
    }
}
