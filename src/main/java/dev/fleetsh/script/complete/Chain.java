package dev.fleetsh.script.complete;

import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the pieces of a chain of names and calls stand in a typed text: dots, arguments, closures behind brackets. */
record Chain(Tokens tokens) {
    static final Set<String> DOTS = Set.of(".", "?.", "*.", "??.");
    /** The name of a class with its package and its types has no more pieces than that. */
    private static final int LONGEST_TYPE = 40;

    /** The dot before a name, or -1. */
    int dot(int name) {
        int at = before(name);
        return at >= 0 && DOTS.contains(tokens.get(at).text()) ? at : -1;
    }

    /** What a closure is given to, or an empty text. */
    String callee(Block block) {
        return block.callee() < 0 ? "" : tokens.get(block.callee()).text();
    }

    /** A name with the names and dots before it. */
    String qualified(int name) {
        StringBuilder full = new StringBuilder(tokens.get(name).text());
        int at = name;
        while (dot(at) > 0 && tokens.get(dot(at) - 1).name()) {
            at = dot(at) - 1;
            full.insert(0, tokens.get(at).text() + ".");
        }
        return full.toString();
    }

    /** The piece before another one, across line ends; -1 where there is none. */
    int before(int piece) {
        int at = piece - 1;
        while (at > 0 && tokens.get(at).kind() == Kind.LINE_END) {
            at--;
        }
        return at;
    }

    /** Whether a piece before a bracket is what is called. */
    boolean called(int name) {
        return tokens.get(name).name() || tokens.get(name).is(">");
    }

    /** Whether a square bracket asks the value before it, and begins no list. */
    boolean asksValue(int open) {
        Token before = tokens.get(open - 1);
        return before.name() || before.quoted() || before.is(")") || before.is("]") || before.is("}");
    }

    /** Number of arguments in a bracket, with a closure behind it. */
    int arguments(int open) {
        int close = tokens.partner(open);
        int behind = trailing(close) >= 0 ? 1 : 0;
        if (close == open + 1) {
            return behind;
        }
        int count = 1 + behind;
        for (int i = open + 1; i < close; i++) {
            if (tokens.partner(i) > i) {
                i = tokens.partner(i);
            } else if (tokens.get(i).is(",")) {
                count++;
            }
        }
        return count;
    }

    /** The brace of the closure among the arguments in a bracket, or behind it; -1 where there is none. */
    int closure(int open) {
        int close = tokens.partner(open);
        for (int i = open + 1; i < close; i++) {
            if (tokens.get(i).is("{")) {
                return i;
            }
            if (tokens.partner(i) > i) {
                i = tokens.partner(i);
            }
        }
        return trailing(close);
    }

    /** The class that {@code new} makes, when the name, or the bracket of its types, ends its name; else null. */
    @Nullable
    String made(int last) {
        int at = last;
        StringBuilder text = new StringBuilder();
        while (at > 0 && last - at < LONGEST_TYPE && !tokens.get(at).is("new")) {
            if (tokens.get(at).is(")")
                    || tokens.get(at).is(";")
                    || tokens.get(at).kind() == Kind.LINE_END) {
                return null;
            }
            text.insert(0, tokens.get(at).text());
            at--;
        }
        return tokens.get(at).is("new") ? text.toString().replace("<>", "") : null;
    }

    /** Where an element of a list ends, or the key of a map where those count. */
    int elementEnd(int from, int close, boolean keys) {
        int end = from;
        while (end < close
                && !tokens.get(end).is(",")
                && !(keys && tokens.get(end).is(":"))) {
            end = tokens.partner(end) > end ? tokens.partner(end) + 1 : end + 1;
        }
        return end;
    }

    /** The brace right behind a bracket, or -1. */
    private int trailing(int close) {
        return close + 1 < tokens.size() && tokens.get(close + 1).is("{") ? close + 1 : -1;
    }
}
