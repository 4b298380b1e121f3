package dev.fleetsh.script.token;

import dev.fleetsh.script.token.Token.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The pieces of a text, with the brackets that belong together. Made in time that grows with the text. */
public final class Tokens {
    private final List<Token> all;
    private final int[] parent;
    private final int[] partner;

    private Tokens(List<Token> all) {
        this.all = all;
        this.parent = new int[all.size() + 1];
        this.partner = new int[all.size()];
        pair();
    }

    /** Reads any text; nothing in it is an error. */
    public static Tokens of(String text) {
        return new Tokens(new Scanner(text).tokens());
    }

    /** The same without comments. */
    public static Tokens withoutComments(String text) {
        return new Tokens(new Scanner(text)
                .tokens().stream().filter(token -> token.kind() != Kind.COMMENT).toList());
    }

    public int size() {
        return all.size();
    }

    public Token get(int index) {
        return all.get(index);
    }

    public List<Token> list() {
        return all;
    }

    /**
     * The opening bracket innermost around a piece, or -1.
     *
     * @param index up to the size, for what would come next
     */
    public int around(int index) {
        return parent[index];
    }

    /** The bracket that belongs to this one, or -1. */
    public int partner(int index) {
        return partner[index];
    }

    private void pair() {
        Arrays.fill(partner, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < all.size(); i++) {
            Token token = all.get(i);
            String closes = token.kind() == Kind.SIGN ? closes(token.text()) : "";
            if (!closes.isEmpty() && !open.isEmpty() && closes.contains(shape(open.peek()))) {
                int opener = open.pop();
                partner[i] = opener;
                partner[opener] = i;
            }
            parent[i] = open.isEmpty() ? -1 : open.peek();
            if (token.kind() == Kind.SIGN && opens(token.text())) {
                open.push(i);
            }
        }
        parent[all.size()] = open.isEmpty() ? -1 : open.peek();
    }

    private String shape(int index) {
        String text = all.get(index).text();
        return text.substring(text.length() - 1);
    }

    private static boolean opens(String sign) {
        return switch (sign) {
            case "(", "[", "{", "${", "?[" -> true;
            default -> false;
        };
    }

    private static String closes(String sign) {
        return switch (sign) {
            case ")" -> "(";
            case "]" -> "[";
            case "}" -> "{";
            default -> "";
        };
    }
}
