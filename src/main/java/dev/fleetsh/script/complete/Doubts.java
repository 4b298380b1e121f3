package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds names in a text that nothing has. Where a type can't be told, everything is believed. */
final class Doubts {
    private static final Set<String> OF_NODES =
            Set.of("ready", "degraded", "blocked", "readiness", "failing", "node", "it", "nodes", "fleet", "session");
    private static final Set<String> PACKAGES =
            Set.of("java", "javax", "groovy", "dev", "org", "com", "net", "io", "software", "out", "this", "super");

    private final Sources sources;
    private final ScriptScope scope;
    private final Tokens tokens;
    private final TypeWalk walk;
    private final int cursor;
    private final List<Token> found = new ArrayList<>();

    /**
     * @param cursor where a word may still be being typed
     */
    Doubts(Sources sources, String text, boolean predicate, int cursor) {
        this.sources = sources;
        this.scope = sources.scope();
        this.tokens = Tokens.withoutComments(text);
        this.walk = new TypeWalk(scope, predicate, tokens, sources.knowledge());
        this.cursor = cursor;
    }

    List<Token> all() {
        boolean classes = !walk.locals().classes().isEmpty();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.name()) {
                if (walk.chain().dot(i) >= 0) {
                    member(i);
                } else if (!classes) {
                    bare(i);
                }
            } else if (token.kind() == Kind.TEXT && i > 1) {
                check(i);
            }
        }
        return found;
    }

    private boolean next(int i, String sign) {
        return i + 1 < tokens.size() && tokens.get(i + 1).is(sign);
    }

    private boolean beingTyped(Token token) {
        return token.end() == cursor;
    }

    private void member(int i) {
        Type owner = walk.owner(walk.chain().dot(i));
        if (owner == null || open(named(owner))) {
            return;
        }
        Token token = tokens.get(i);
        String name = token.text();
        boolean known = sources.knowledge().members().has(owner, name)
                || sources.knowledge().groovy().knows(name);
        if (!known && !(beingTyped(token) && begins(owner, name))) {
            found.add(token);
        }
    }

    private static Class<?> named(Type owner) {
        Class<?> named = Types.named(owner);
        return named == null ? Types.raw(owner) : named;
    }

    /** Whether it may have members that can't be seen. */
    private static boolean open(Class<?> type) {
        boolean seen =
                type.getName().startsWith("dev.fleetsh.") || type.getName().startsWith("java.") || type.isArray();
        return !seen || type == Object.class || type == Fact.class || java.util.Map.class.isAssignableFrom(type);
    }

    private boolean begins(Type owner, String name) {
        return MemberList.of(owner, sources.knowledge().groovy()).stream()
                .anyMatch(each -> each.value().regionMatches(true, 0, name, 0, name.length()));
    }

    private void bare(int i) {
        Token token = tokens.get(i);
        String name = token.text();
        boolean label = next(i, ":")
                && tokens.around(i) >= 0
                && !tokens.get(tokens.around(i)).is("{");
        boolean root = next(i, ".") || next(i, "?.") || next(i, "*.");
        boolean asked = walk.bare(i) == Node.class;
        if (label
                || next(i, "=")
                || next(i, "->")
                || i > 0
                        && (tokens.get(i - 1).name()
                                || tokens.get(i - 1).is("new")
                                || tokens.get(i - 1).is("as"))
                || !asked && !root
                || known(name, i)) {
            return;
        }
        if (asked ? !next(i, "(") && !(beingTyped(token) && begun(name, i)) : !beingTyped(token)) {
            found.add(token);
        }
    }

    private boolean known(String name, int i) {
        return NodeProperty.exists(name)
                || OF_NODES.contains(name)
                || PACKAGES.contains(name)
                || Character.isUpperCase(name.charAt(0))
                || name.startsWith("$")
                || name.startsWith("_")
                || scope.values().containsKey(name)
                || sources.verbs().stream().anyMatch(verb -> verb.name().equals(name))
                || walk.locals().all().stream().anyMatch(local -> local.name().equals(name))
                || parameter(name, i)
                || Members.methods(Node.class).stream()
                        .anyMatch(method -> method.getName().equals(name));
    }

    private boolean parameter(String name, int i) {
        return Block.around(tokens, i).stream()
                .anyMatch(block -> block.parameters().contains(name));
    }

    private boolean begun(String name, int i) {
        return NodeProperty.ALL.stream().anyMatch(property -> property.name().startsWith(name))
                || OF_NODES.stream().anyMatch(word -> word.startsWith(name))
                || scope.values().keySet().stream().anyMatch(value -> value.startsWith(name))
                || walk.locals().all().stream().anyMatch(local -> local.name().startsWith(name))
                || Block.around(tokens, i).stream()
                        .flatMap(block -> block.parameters().stream())
                        .anyMatch(parameter -> parameter.startsWith(name));
    }

    /** A check that {@code failing} asks for. */
    private void check(int i) {
        Token token = tokens.get(i);
        String text = token.text();
        if (tokens.get(i - 1).is("(")
                && tokens.get(i - 2).text().equals("failing")
                && text.length() > 2
                && !scope.checkIds().contains(text.substring(1, text.length() - 1))) {
            found.add(token);
        }
    }
}
