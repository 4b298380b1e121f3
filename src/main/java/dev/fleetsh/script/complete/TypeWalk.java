package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Tokens;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what the expressions of a typed text give, by declarations alone. */
final class TypeWalk {
    private static final int DEEPEST = 60;

    private final Globals globals;
    private final boolean predicate;
    private final Tokens tokens;
    private final Chain chain;
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
        this.globals = new Globals(scope, knowledge.classes());
        this.predicate = predicate;
        this.tokens = tokens;
        this.chain = new Chain(tokens);
        this.locals = new Locals(tokens);
        this.members = knowledge.members();
        this.classes = knowledge.classes();
    }

    Chain chain() {
        return chain;
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
        if (owner != null && members.nodeClosure(owner, chain.callee(block))) {
            return Node.class;
        }
        GroovyMethod method = owner == null ? null : members.groovy(owner, chain.callee(block));
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
                return chain.dot(last) >= 0 ? property(last) : root(token.text(), last);
            case KEYWORD:
                return token.is("true") || token.is("false") ? boolean.class : null;
            default:
        }
        int open = tokens.partner(last);
        if (open < 0 || open > last) {
            return null;
        }
        return switch (token.text()) {
            case ")" -> open > 0 && chain.called(open - 1) ? call(open - 1, open) : within(open + 1, last);
            case "}" -> closureCall(open);
            case "]" -> open > 0 && chain.asksValue(open) ? indexed(ending(open - 1)) : literal(open, last);
            default -> null;
        };
    }

    /** The type before a dot. */
    @Nullable
    Type owner(int dot) {
        Type owner = ending(chain.before(dot));
        return owner != null && tokens.get(dot).is("*.") ? Types.element(owner) : owner;
    }

    private @Nullable Type property(int name) {
        int dot = chain.dot(name);
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
        Class<?> type = classes.named(chain.qualified(name));
        return type == null ? null : Types.ofClass(type);
    }

    private @Nullable Type call(int name, int open) {
        String made = chain.made(name);
        if (made != null) {
            return globals.declared(made);
        }
        int at = name;
        int dot = chain.dot(at);
        String text = tokens.get(at).text();
        if (dot >= 0) {
            Type owner = owner(dot);
            int arguments = chain.arguments(open);
            Type type = owner == null
                    ? null
                    : members.result(owner, text, arguments, parameters -> closureResult(open, parameters));
            return spread(dot, type);
        }
        Type bare = bare(at);
        if (bare != null) {
            Type type = members.result(bare, text, chain.arguments(open), parameters -> null);
            if (type != null) {
                return type;
            }
            if (bare == Node.class && text.equals("failing")) {
                return boolean.class;
            }
        }
        return function(text, at);
    }

    private @Nullable Type function(String name, int at) {
        Local local = locals.named(name, at);
        if (local != null && local.method()) {
            return local.type() != null ? globals.declared(local.type()) : within(local.from(), local.to());
        }
        return globals.result(name);
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
        int arguments = tokens.get(before).is(")") ? chain.arguments(tokens.partner(before)) : 1;
        return spread(
                chain.dot(block.callee()),
                members.result(owner, chain.callee(block), arguments, parameters -> body(open, parameters)));
    }

    /** What the closure among the arguments of a call gives. */
    private @Nullable Type closureResult(int open, int parameters) {
        int brace = chain.closure(open);
        return brace < 0 ? null : body(brace, parameters);
    }

    private @Nullable Type body(int brace, int parameters) {
        int close = tokens.partner(brace);
        return close < 0 ? null : within(brace + 1, close);
    }

    /** What the last statement between two places gives. */
    private @Nullable Type within(int from, int to) {
        LastStatement statement = LastStatement.of(tokens, from, to);
        if (statement.cast() != null) {
            return globals.declared(statement.cast());
        }
        return statement.end() < from ? null : statement.condition() ? boolean.class : ending(statement.end());
    }

    private @Nullable Type literal(int open, int close) {
        int first = open + 1;
        if (first == close || tokens.get(first).is(":")) {
            return first == close ? Types.list(Object.class) : Types.map(Object.class, Object.class);
        }
        int end = chain.elementEnd(first, close, true);
        if (end < close && tokens.get(end).is(":")) {
            Type value = ending(chain.elementEnd(end + 1, close, false) - 1);
            return Types.map(String.class, value == null ? Object.class : value);
        }
        Type element = ending(end - 1);
        return Types.list(element == null ? Object.class : element);
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

    private @Nullable Type root(String name, int at) {
        for (Block block : Block.around(tokens, at)) {
            int index = block.parameters().isEmpty() && name.equals("it")
                    ? 0
                    : block.parameters().indexOf(name);
            Type owner = index < 0 ? null : receiver(block);
            if (owner != null) {
                List<Type> given = members.closure(
                        owner,
                        chain.callee(block),
                        Math.max(1, block.parameters().size()));
                Local typed = locals.named(name, at);
                if (typed != null && typed.block() == block.brace() && typed.type() != null) {
                    return globals.declared(typed.type());
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
        return globals.value(name);
    }

    private @Nullable Type local(Local local) {
        if (local.type() != null) {
            return globals.declared(local.type());
        }
        if (local.from() < 0) {
            return null;
        }
        Type type = within(local.from(), local.to());
        return type != null && local.element() ? Types.element(type) : type;
    }

    private @Nullable Type receiver(Block block) {
        int dot = block.callee() < 0 ? -1 : chain.dot(block.callee());
        return dot < 0 ? null : owner(dot);
    }
}
