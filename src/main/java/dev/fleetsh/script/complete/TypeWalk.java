package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.member.Declared;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import dev.fleetsh.script.type.Contents;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what the expressions of a typed text give, by declarations alone. */
final class TypeWalk {
    private static final int DEEPEST = 60;
    static final Set<String> DOTS = Set.of(".", "?.", "*.", "??.");
    private static final Set<String> CONDITIONS =
            Set.of("==", "!=", "<", ">", "<=", ">=", "&&", "||", "==~", "===", "!==", "in", "instanceof");

    private final ScriptScope scope;
    private final boolean predicate;
    private final Tokens tokens;
    private final Locals locals;
    private final MemberTypes members;
    private final ClassNames classes;
    private final Map<Integer, Type> known = new HashMap<>();
    private final Map<Integer, Type> bare = new HashMap<>();
    private int depth;

    /**
     * @param predicate whether the whole text is a predicate, in which bare names are properties of a node
     */
    TypeWalk(ScriptScope scope, boolean predicate, Tokens tokens, Knowledge knowledge) {
        this.scope = scope;
        this.predicate = predicate;
        this.tokens = tokens;
        this.locals = new Locals(tokens);
        this.members = knowledge.members();
        this.classes = knowledge.classes();
    }

    Locals locals() {
        return locals;
    }

    /** What the members of which are bare names at a place: a node, the receiver of {@code with}, or null. */
    @Nullable
    Type bare(int at) {
        for (int open = tokens.around(at); open >= 0; open = tokens.around(open)) {
            if (tokens.get(open).is("{")) {
                if (!bare.containsKey(open)) {
                    bare.put(open, within(Block.of(tokens, open)));
                }
                Type found = bare.get(open);
                if (found != null) {
                    return found;
                }
            }
        }
        return predicate ? Node.class : null;
    }

    private @Nullable Type within(Block block) {
        Type owner = receiver(block);
        if (owner != null && members.nodeClosure(owner, name(block))) {
            return Node.class;
        }
        GroovyMethod method = owner == null ? null : members.groovy(owner, name(block));
        return method != null && method.delegates() ? owner : null;
    }

    /** The type of the expression whose last piece it is, or null where it can't be told. */
    @Nullable
    Type ending(int last) {
        if (last < 0 || depth > DEEPEST) {
            return null;
        }
        if (known.containsKey(last)) {
            return known.get(last);
        }
        depth++;
        Type type = read(last);
        depth--;
        known.put(last, type);
        return type;
    }

    private @Nullable Type read(int last) {
        Token token = tokens.get(last);
        switch (token.kind()) {
            case TEXT, OPEN_TEXT, REGEX:
                return String.class;
            case NUMBER:
                String text = token.text().toLowerCase(java.util.Locale.ROOT);
                return text.endsWith("l") ? Long.class : text.indexOf('.') > 0 ? BigDecimal.class : Integer.class;
            case NAME:
                return dot(last) >= 0 ? property(last) : root(token.text(), last);
            case KEYWORD:
                return token.is("true") || token.is("false") ? boolean.class : null;
            default:
        }
        int open = tokens.partner(last);
        if (open < 0 || open > last) {
            return null;
        }
        return switch (token.text()) {
            case ")" -> open > 0 && called(open - 1) ? call(open - 1, open) : within(open + 1, last);
            case "}" -> closureCall(open);
            case "]" -> open > 0 && value(open) ? indexed(ending(open - 1)) : literal(open, last);
            default -> null;
        };
    }

    /** Whether an index behind it asks a value, and the bracket begins no list. */
    private boolean value(int open) {
        Token before = tokens.get(open - 1);
        return before.name() || before.quoted() || before.is(")") || before.is("]") || before.is("}");
    }

    private boolean called(int name) {
        return tokens.get(name).name() || tokens.get(name).is(">");
    }

    /** The dot before a name, or -1. */
    int dot(int name) {
        int at = name - 1;
        while (at > 0 && tokens.get(at).kind() == Kind.LINE_END) {
            at--;
        }
        return at >= 0 && DOTS.contains(tokens.get(at).text()) ? at : -1;
    }

    /** The type before a dot. */
    @Nullable
    Type owner(int dot) {
        int last = dot - 1;
        while (last > 0 && tokens.get(last).kind() == Kind.LINE_END) {
            last--;
        }
        Type owner = ending(last);
        return owner != null && tokens.get(dot).is("*.") ? Types.element(owner) : owner;
    }

    private @Nullable Type property(int name) {
        int dot = dot(name);
        Type owner = owner(dot);
        Type type = owner == null
                ? qualified(name)
                : members.property(owner, tokens.get(name).text());
        return spread(dot, type);
    }

    private @Nullable Type spread(int dot, @Nullable Type type) {
        return type != null && tokens.get(dot).is("*.") ? Types.list(type) : type;
    }

    /** A class with its package before it. */
    private @Nullable Type qualified(int name) {
        StringBuilder full = new StringBuilder(tokens.get(name).text());
        int at = name;
        while (dot(at) > 0 && tokens.get(dot(at) - 1).name()) {
            at = dot(at) - 1;
            full.insert(0, tokens.get(at).text() + ".");
        }
        Class<?> type = classes.named(full.toString());
        return type == null ? null : Types.ofClass(type);
    }

    private @Nullable Type call(int name, int open) {
        Type made = made(name);
        if (made != null) {
            return made;
        }
        int at = name;
        int dot = dot(at);
        String text = tokens.get(at).text();
        if (dot >= 0) {
            Type owner = owner(dot);
            int arguments = arguments(open);
            Type type = owner == null
                    ? null
                    : members.result(owner, text, arguments, parameters -> closureResult(open, parameters));
            return spread(dot, type);
        }
        Type bare = bare(at);
        if (bare != null) {
            Type type = members.result(bare, text, arguments(open), parameters -> null);
            if (type != null) {
                return type;
            }
            if (bare == Node.class && text.equals("failing")) {
                return boolean.class;
            }
        }
        return function(text, at);
    }

    /** What {@code new} makes, when the name, or the bracket of its types, ends the name of a class behind it. */
    private @Nullable Type made(int last) {
        int at = last;
        StringBuilder text = new StringBuilder();
        while (at > 0 && last - at < 40 && !tokens.get(at).is("new")) {
            if (tokens.get(at).is(")")
                    || tokens.get(at).is(";")
                    || tokens.get(at).kind() == Kind.LINE_END) {
                return null;
            }
            text.insert(0, tokens.get(at).text());
            at--;
        }
        return tokens.get(at).is("new") ? declared(text.toString().replace("<>", "")) : null;
    }

    private int arguments(int open) {
        int close = tokens.partner(open);
        if (close == open + 1) {
            return trailing(close) >= 0 ? 1 : 0;
        }
        int count = 1 + (trailing(close) >= 0 ? 1 : 0);
        for (int i = open + 1; i < close; i++) {
            if (tokens.partner(i) > i) {
                i = tokens.partner(i);
            } else if (tokens.get(i).is(",")) {
                count++;
            }
        }
        return count;
    }

    /** The brace right behind a bracket, or -1. */
    private int trailing(int close) {
        return close + 1 < tokens.size() && tokens.get(close + 1).is("{") ? close + 1 : -1;
    }

    private @Nullable Type function(String name, int at) {
        Local local = locals.named(name, at);
        if (local != null && local.method()) {
            return local.type() != null ? declared(local.type()) : within(local.from(), local.to());
        }
        if (scope.values().get(name) instanceof Declared declared) {
            Method method = declared.methods().stream().findFirst().orElse(null);
            return method == null ? null : method.getGenericReturnType();
        }
        return name.equals("nodes") ? Nodes.class : null;
    }

    private @Nullable Type closureCall(int open) {
        Block block = Block.of(tokens, open);
        if (block.callee() < 0) {
            return null;
        }
        Type owner = receiver(block);
        if (owner == null) {
            return null;
        }
        int before = open - 1;
        int arguments = tokens.get(before).is(")") ? arguments(tokens.partner(before)) : 1;
        return spread(
                dot(block.callee()),
                members.result(owner, name(block), arguments, parameters -> body(open, parameters)));
    }

    /** What the closure among the arguments of a call gives. */
    private @Nullable Type closureResult(int open, int parameters) {
        int close = tokens.partner(open);
        for (int i = open + 1; i < close; i++) {
            if (tokens.get(i).is("{")) {
                return body(i, parameters);
            }
            if (tokens.partner(i) > i) {
                i = tokens.partner(i);
            }
        }
        return trailing(close) >= 0 ? body(close + 1, parameters) : null;
    }

    private @Nullable Type body(int brace, int parameters) {
        int close = tokens.partner(brace);
        return close < 0 ? null : within(brace + 1, close);
    }

    /** What the last statement between two places gives. */
    private @Nullable Type within(int from, int to) {
        int last = to - 1;
        while (last >= from
                && (tokens.get(last).kind() == Kind.LINE_END || tokens.get(last).is(";"))) {
            last--;
        }
        boolean condition = false;
        for (int i = last; i >= from; i--) {
            Token token = tokens.get(i);
            if (tokens.partner(i) >= from && tokens.partner(i) < i) {
                i = tokens.partner(i);
            } else if (token.kind() == Kind.LINE_END || token.is(";") || token.is("->") || token.is("=")) {
                break;
            } else if (token.is("as") && i + 1 <= last && tokens.get(i + 1).name()) {
                return declared(tokens.get(i + 1).text());
            } else if (token.is("new")) {
                condition = false;
                break;
            } else if (token.is("?:") || token.is("?") || token.is(":")) {
                break;
            }
            condition |= CONDITIONS.contains(token.text()) || token.is("!") && i == from;
        }
        return last < from ? null : condition ? boolean.class : ending(last);
    }

    private @Nullable Type indexed(@Nullable Type type) {
        if (type == null) {
            return null;
        }
        if (CharSequence.class.isAssignableFrom(Types.raw(type))) {
            return String.class;
        }
        Type got = members.result(type, "get", 1, parameters -> null);
        return got != null ? got : Types.element(type);
    }

    private @Nullable Type literal(int open, int close) {
        int first = open + 1;
        if (first == close || tokens.get(first).is(":")) {
            return first == close ? Types.list(Object.class) : Types.map(Object.class, Object.class);
        }
        int end = first;
        while (end < close && !tokens.get(end).is(",") && !tokens.get(end).is(":")) {
            end = tokens.partner(end) > end ? tokens.partner(end) + 1 : end + 1;
        }
        if (end < close && tokens.get(end).is(":")) {
            Type value = valueType(end + 1, close);
            return Types.map(String.class, value == null ? Object.class : value);
        }
        Type element = ending(end - 1);
        return Types.list(element == null ? Object.class : element);
    }

    private @Nullable Type valueType(int from, int close) {
        int end = from;
        while (end < close && !tokens.get(end).is(",")) {
            end = tokens.partner(end) > end ? tokens.partner(end) + 1 : end + 1;
        }
        return ending(end - 1);
    }

    private @Nullable Type root(String name, int at) {
        for (Block block : Block.around(tokens, at)) {
            int index = block.parameters().isEmpty() && name.equals("it")
                    ? 0
                    : block.parameters().indexOf(name);
            Type owner = index < 0 ? null : receiver(block);
            if (owner != null) {
                List<Type> given = members.closure(
                        owner, name(block), Math.max(1, block.parameters().size()));
                Local typed = locals.named(name, at);
                if (typed != null && typed.block() == block.brace() && typed.type() != null) {
                    return declared(typed.type());
                }
                return index < given.size() ? given.get(index) : null;
            }
        }
        Local local = locals.named(name, at);
        if (local != null && !local.method()) {
            return local(local);
        }
        Type bare = bare(at);
        if (bare == Node.class && (name.equals("node") || name.equals("it") && predicate)) {
            return Node.class;
        }
        if (bare == Node.class ? NodeProperty.exists(name) : bare != null) {
            Type type = members.property(bare, name);
            if (type != null) {
                return type;
            }
        }
        return global(name);
    }

    private @Nullable Type local(Local local) {
        if (local.type() != null) {
            return declared(local.type());
        }
        if (local.from() < 0) {
            return null;
        }
        Type type = within(local.from(), local.to());
        return type != null && local.element() ? Types.element(type) : type;
    }

    private @Nullable Type global(String name) {
        return switch (name) {
            case "nodes" -> Nodes.class;
            case "fleet" -> Fleet.class;
            case "session" -> scope.session().getClass();
            default -> {
                Object value = scope.values().get(name);
                Class<?> type = value == null ? classes.named(name) : null;
                yield value != null ? Contents.typeOf(value) : type == null ? null : Types.ofClass(type);
            }
        };
    }

    /** The type of a declaration, such as {@code List<Node>}. */
    private @Nullable Type declared(String text) {
        return DeclaredType.of(text, classes);
    }

    private @Nullable Type receiver(Block block) {
        int dot = block.callee() < 0 ? -1 : dot(block.callee());
        return dot < 0 ? null : owner(dot);
    }

    private String name(Block block) {
        return block.callee() < 0 ? "" : tokens.get(block.callee()).text();
    }
}
