package dev.fleetsh.script.complete;

import dev.fleetsh.script.token.Token;
import dev.fleetsh.script.token.Token.Kind;
import dev.fleetsh.script.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables, parameters, methods and classes that a typed text declares, found by looking at it. */
final class Locals {
    private static final Set<String> UNTYPED = Set.of("def", "var", "final");
    private static final Set<String> TYPES =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", "void");
    private static final Set<String> CLASSES = Set.of("class", "interface", "enum", "record", "trait");

    private final Tokens tokens;
    private final List<Local> all = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();

    Locals(Tokens tokens) {
        this.tokens = tokens;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).name() && !member(i)) {
                look(i);
            }
        }
    }

    List<Local> all() {
        return all;
    }

    List<String> classes() {
        return classes;
    }

    /** The declaration that a name at a place means, or null. */
    @Nullable
    Local named(String name, int at) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Local local = all.get(i);
            boolean inside = at >= local.from() && at < local.to() && !local.element() && !local.method();
            if (local.name().equals(name) && local.at() < at && !inside && reaches(local, at)) {
                return local;
            }
        }
        return null;
    }

    /** Whether the place stands inside the block of the declaration. */
    boolean reaches(Local local, int at) {
        for (int block = tokens.around(at); block >= 0; block = tokens.around(block)) {
            if (block == local.block()) {
                return true;
            }
        }
        return local.block() < 0;
    }

    private boolean member(int i) {
        return i > 0
                && Set.of(".", "?.", "*.", "::", ".&")
                        .contains(tokens.get(i - 1).text());
    }

    private void look(int i) {
        String before = i > 0 ? tokens.get(i - 1).text() : "";
        Kind kind = i > 0 ? tokens.get(i - 1).kind() : Kind.LINE_END;
        String next = i + 1 < tokens.size() ? tokens.get(i + 1).text() : "";
        String name = tokens.get(i).text();
        if (CLASSES.contains(before) && kind != Kind.TEXT) {
            classes.add(name);
            return;
        }
        String type = declaredType(i);
        boolean declared = type != null || kind == Kind.KEYWORD && UNTYPED.contains(before);
        if (declared && next.equals("(")) {
            int close = tokens.partner(i + 1);
            boolean body = close >= 0
                    && close + 1 < tokens.size()
                    && tokens.get(close + 1).is("{");
            if (body) {
                int end = tokens.partner(close + 1);
                int to = end < 0 ? tokens.size() : end;
                all.add(new Local(name, i, tokens.around(i), type, close + 2, to, false, true));
            }
        } else if (next.equals("in") && loop(i) || next.equals(":") && loop(i) && declared) {
            all.add(new Local(name, i, block(i), type, i + 2, end(i + 2), true, false));
        } else if (next.equals("=") && (declared || statementBegins(i))) {
            all.add(new Local(name, i, block(i), type, i + 2, end(i + 2), false, false));
        } else if (declared || listed(i)) {
            all.add(new Local(name, i, block(i), type, -1, -1, false, false));
        }
    }

    /** The type that stands before a name, or null. */
    private @Nullable String declaredType(int i) {
        if (i == 0) {
            return null;
        }
        Token before = tokens.get(i - 1);
        if (TYPES.contains(before.text()) && before.kind() == Kind.KEYWORD) {
            return before.text();
        }
        int at = i - 1;
        String arguments = "";
        if (before.is(">") || before.is(">>")) {
            int depth = 0;
            int end = i;
            for (; at >= 0 && i - at < 30; at--) {
                String text = tokens.get(at).text();
                depth += text.equals(">") ? 1 : text.equals(">>") ? 2 : text.equals("<") ? -1 : 0;
                if (depth == 0) {
                    break;
                }
            }
            at--;
            if (at < 0 || depth != 0) {
                return null;
            }
            StringBuilder text = new StringBuilder();
            for (int k = at + 1; k < end; k++) {
                text.append(tokens.get(k).text());
            }
            arguments = text.toString();
        } else if (before.is("]") && tokens.partner(i - 1) == i - 2) {
            at = i - 3;
            arguments = "[]";
        }
        return at >= 0
                        && tokens.get(at).name()
                        && Character.isUpperCase(tokens.get(at).text().charAt(0))
                        && tokens.get(at).end() <= tokens.get(i).start()
                ? tokens.get(at).text() + arguments
                : null;
    }

    private boolean loop(int i) {
        int open = tokens.around(i);
        return open > 0 && tokens.get(open).is("(") && tokens.get(open - 1).is("for");
    }

    private boolean statementBegins(int i) {
        if (i == 0) {
            return true;
        }
        Token before = tokens.get(i - 1);
        return before.kind() == Kind.LINE_END || before.is(";") || before.is("{") || before.is("->");
    }

    /** One of the names in {@code def (a, b) = …}, or a parameter without a type in <code>def f(a, b) {</code>. */
    private boolean listed(int i) {
        int open = tokens.around(i);
        if (open < 1 || !tokens.get(open).is("(")) {
            return false;
        }
        String before = tokens.get(i - 1).text();
        String next = i + 1 < tokens.size() ? tokens.get(i + 1).text() : "";
        boolean alone = (before.equals("(") || before.equals(",")) && (next.equals(")") || next.equals(","));
        boolean declares = UNTYPED.contains(tokens.get(open - 1).text())
                || open > 1 && UNTYPED.contains(tokens.get(open - 2).text());
        return alone && declares;
    }

    /** The brace in which a name that is declared here is known: parameters belong to the body that follows. */
    private int block(int i) {
        int open = tokens.around(i);
        if (open >= 0 && tokens.get(open).is("(")) {
            int close = tokens.partner(open);
            if (close >= 0 && close + 1 < tokens.size() && tokens.get(close + 1).is("{")) {
                return close + 1;
            }
            return tokens.around(open);
        }
        return open;
    }

    /** Behind the last piece of the expression that begins here. */
    private int end(int from) {
        int at = from;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (tokens.partner(at) > at) {
                at = tokens.partner(at) + 1;
                continue;
            }
            if (token.kind() == Kind.LINE_END || token.is(";") || token.is(")") || token.is("}")) {
                return at;
            }
            at++;
        }
        return at;
    }
}
