package dev.fleetsh.command;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a line that begins with a verb is a command or Groovy.
 *
 * <p>Groovy, when the verb is followed by what would go on with an expression: {@code . ( [ =} or another operator. The
 * same characters count after a space, except those that may begin a selection there: {@code (} and {@code !} (a
 * predicate), {@code --option}, {@code *} or {@code ?} that stick to a word (a glob), and the path of a file.
 */
final class LineRule {
    private static final Pattern FIRST_WORD = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9-]*)");
    private static final Pattern WORD_OPERATOR = Pattern.compile("(?:in|as|instanceof)\\b.*", Pattern.DOTALL);
    /** From the root a path has two parts or a suffix, so that a number or a name can be divided by. */
    private static final Pattern PATH = Pattern.compile("(?:~|\\.\\.?)/\\S.*|/[\\w.-]+(?:/|\\.)\\S.*", Pattern.DOTALL);

    private static final Pattern PLAIN_WORDS = Pattern.compile("(?:[ \\t]+[A-Za-z][A-Za-z0-9-]*)+[ \\t]*");
    /** What may stand in front of a name in Groovy, and the functions that every script has. */
    private static final Set<String> GROOVY = Set.of(
            "abstract assert boolean break byte case char class continue def default do double else enum evaluate final"
                    .concat(" float for if import int interface long native new package print printf println private")
                    .concat(" protected public record return sealed short sleep static switch synchronized this throw")
                    .concat(" trait transient try var void volatile while yield")
                    .split(" "));

    private static final String AFTER_SPACE = ".[=<>+*/%&|^?:;,~{-!#@)]}";

    private LineRule() {}

    /** Whether a word is Groovy's own, so that it is no verb with a slip in it. */
    static boolean isGroovy(String word) {
        return GROOVY.contains(word);
    }

    /** The first word of a line, or an empty text when the line begins otherwise. */
    static String firstWord(String line) {
        Matcher matcher = FIRST_WORD.matcher(line);
        return matcher.lookingAt() ? matcher.group(1) : "";
    }

    /** Where the text behind the first word begins. */
    static int behindFirstWord(String line) {
        Matcher matcher = FIRST_WORD.matcher(line);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /**
     * @param behind the line behind its verb
     */
    static boolean goesOnLikeCommand(String behind) {
        if (behind.isBlank()) {
            return true;
        }
        if (!Character.isWhitespace(behind.charAt(0))) {
            return false;
        }
        String rest = behind.strip();
        char first = rest.charAt(0);
        if (AFTER_SPACE.indexOf(first) < 0) {
            return !WORD_OPERATOR.matcher(rest).matches();
        }
        char second = rest.length() > 1 ? rest.charAt(1) : ' ';
        return switch (first) {
            case '!' -> second != '=' && !rest.matches("(?s)!(in|instanceof)\\b.*");
            case '-' ->
                second == '-'
                        && (rest.length() == 2
                                || Character.isLetterOrDigit(rest.charAt(2))
                                || Character.isWhitespace(rest.charAt(2)));
            case '/', '.', '~' -> PATH.matcher(rest).matches();
            case '*', '?' -> rest.length() == 1 || isGlobCharacter(second);
            default -> false;
        };
    }

    /**
     * Whether a line is plain words that mean nothing to Groovy unless it knows the first: {@code weigh dc}. A type with
     * a name behind it declares a variable.
     *
     * @param behind the line behind its first word
     */
    static boolean isPlainWords(String first, String behind) {
        return Character.isLowerCase(first.charAt(0))
                && !GROOVY.contains(first)
                && PLAIN_WORDS.matcher(behind).matches()
                && !WORD_OPERATOR.matcher(behind.strip()).matches();
    }

    private static boolean isGlobCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '*' || c == '?';
    }
}
