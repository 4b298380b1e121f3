package dev.fleetsh.script.complete;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a text, as completion sees it.
 *
 * @param word what is typed of the name, or of the text in quotes
 * @param quoted whether the cursor stands inside quotes
 * @param chain the steps before the last dot, or before the operator in front of the quotes; empty where there is none
 * @param call the function whose argument the quoted text is, or null
 * @param blocks the closures that are open around the cursor, innermost first
 */
record Tail(
        String word,
        boolean quoted,
        List<Step> chain,
        @Nullable String call,
        List<Block> blocks) {

    /**
     * One name of a chain.
     *
     * @param called whether arguments or a closure follow it
     * @param indexed whether an index follows it
     */
    record Step(String name, boolean called, boolean indexed) {}

    /**
     * An open closure.
     *
     * @param chain what it is given to, with the method's name last
     * @param parameter name of its parameter
     */
    record Block(List<Step> chain, String parameter) {}

    static Tail of(String text) {
        List<Integer> braces = new ArrayList<>();
        int quote = openQuote(text, braces);
        List<Block> blocks = new ArrayList<>();
        for (int i = braces.size() - 1; i >= 0; i--) {
            int brace = braces.get(i);
            blocks.add(new Block(chainBefore(text, receiverEnd(text, brace)), parameter(text.substring(brace + 1))));
        }
        if (quote >= 0) {
            return quoted(text, quote, blocks);
        }
        int start = text.length();
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        int dot = start;
        while (dot > 0 && Character.isWhitespace(text.charAt(dot - 1))) {
            dot--;
        }
        boolean member = dot > 0 && text.charAt(dot - 1) == '.';
        int owner = dot - 1;
        while (owner > 0 && (text.charAt(owner - 1) == '?' || text.charAt(owner - 1) == '*')) {
            owner--;
        }
        List<Step> chain = member ? chainBefore(text, owner) : List.of();
        if (member && chain.isEmpty()) {
            chain = List.of(new Step("", false, false));
        }
        return new Tail(text.substring(start), false, chain, null, blocks);
    }

    /** A closure may stand in parentheses. */
    private static int receiverEnd(String text, int brace) {
        String before = text.substring(0, brace).stripTrailing();
        return before.endsWith("(") ? before.length() - 1 : brace;
    }

    private static Tail quoted(String text, int quote, List<Block> blocks) {
        int end = quote;
        while (end > 0 && " \t[,".indexOf(text.charAt(end - 1)) >= 0
                || end > 1 && text.charAt(end - 1) == '\'' && text.lastIndexOf('\'', end - 2) >= 0) {
            end = text.charAt(end - 1) == '\'' ? text.lastIndexOf('\'', end - 2) : end - 1;
        }
        String word = text.substring(quote + 1);
        if (end > 0 && text.charAt(end - 1) == '(') {
            List<Step> called = chainBefore(text, end - 1);
            String name =
                    called.isEmpty() ? null : called.get(called.size() - 1).name();
            return new Tail(word, true, List.of(), name, blocks);
        }
        int operator = end;
        while (operator > 0 && "=!<>~".indexOf(text.charAt(operator - 1)) >= 0) {
            operator--;
        }
        String before = text.substring(0, operator).stripTrailing();
        if (operator == end && before.matches("(?s).*\\s!?in")) {
            before = before.replaceFirst("!?in$", "").stripTrailing();
        } else if (operator == end) {
            return new Tail(word, true, List.of(), null, blocks);
        }
        return new Tail(word, true, chainBefore(before, before.length()), null, blocks);
    }

    /** The chain of names that ends before the given place. */
    private static List<Step> chainBefore(String text, int end) {
        LinkedList<Step> chain = new LinkedList<>();
        int at = end;
        while (true) {
            boolean called = false;
            boolean indexed = false;
            while (at > 0 && (Character.isWhitespace(text.charAt(at - 1)) || ")}]".indexOf(text.charAt(at - 1)) >= 0)) {
                if (!Character.isWhitespace(text.charAt(at - 1))) {
                    indexed |= text.charAt(at - 1) == ']';
                    called |= text.charAt(at - 1) != ']';
                    at = opening(text, at - 1) + 1;
                }
                at--;
            }
            int start = at;
            while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
                start--;
            }
            if (start == at) {
                return List.of();
            }
            chain.addFirst(new Step(text.substring(start, at), called, indexed));
            at = start;
            if (at == 0 || text.charAt(at - 1) != '.') {
                return List.copyOf(chain);
            }
            at--;
            while (at > 0 && "?*".indexOf(text.charAt(at - 1)) >= 0) {
                at--;
            }
        }
    }

    private static int opening(String text, int closing) {
        int depth = 0;
        for (int i = closing; i > 0; i--) {
            depth += ")}]".indexOf(text.charAt(i)) >= 0 ? 1 : "({[".indexOf(text.charAt(i)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return 0;
    }

    private static String parameter(String body) {
        String head = body.stripLeading();
        int end = 0;
        while (end < head.length() && Character.isJavaIdentifierPart(head.charAt(end))) {
            end++;
        }
        return end > 0 && head.substring(end).stripLeading().startsWith("->") ? head.substring(0, end) : "it";
    }

    /** Where the quote that is open at the end stands, or -1; collects the braces that are open. */
    private static int openQuote(String text, List<Integer> braces) {
        char quote = 0;
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                start = i;
            } else if (c == '{') {
                braces.add(i);
            } else if (c == '}' && !braces.isEmpty()) {
                braces.remove(braces.size() - 1);
            }
        }
        return quote == 0 ? -1 : start;
    }
}
