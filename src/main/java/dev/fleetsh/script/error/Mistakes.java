package dev.fleetsh.script.error;

import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.compare.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;

/** Mistakes that are found before anything runs. */
public final class Mistakes {
    /** Exit code for a script that is wrong. */
    public static final int SCRIPT_ERROR = 3;

    private record Wording(Pattern compiler, String plain, String hint) {}

    private static final List<Wording> WORDINGS = List.of(
            wording("Unexpected input: '<EOF>'.*", "the expression ends too early", ""),
            wording("Unexpected input: '\\s+'.*", "the line ends too early", ""),
            wording("Unexpected input: '(.*?)'.*", "unexpected \"$1\"", ""),
            wording("Unexpected character: '\\\\?(.)'.*", "unexpected character \"$1\"", ""),
            wording("token recognition error at: '(.*?)'.*", "unexpected \"$1\"", ""),
            wording("Missing '(.*?)'.*", "missing \"$1\"", ""),
            wording("unable to resolve class ([\\w.$]+).*", "no class \"$1\"", "import it, or correct its name"),
            wording(
                    "Cannot find matching method (?:[\\w$]+\\.)*([\\w$]+)#([\\w$]+)\\((.*?)\\).*",
                    "no method \"$2\" with these arguments on $1",
                    ""),
            wording(
                    "No such property: ([\\w$]+) for class: (?:[\\w$]+\\.)*([\\w$]+).*",
                    "no property \"$1\" on $2",
                    ""),
            wording(
                    "[Oo]ne `from` is expected and must be the first clause.*",
                    "a query begins with one `from`, and what it is from holds no closure in braces",
                    "select first: windows = nodes.where { windows }, then GQ { from n in windows select n.name }"),
            wording("The variable \\[(.*?)] is undeclared.*", "no such variable \"$1\"", ""));

    private static final Pattern QUOTE = Pattern.compile("Unexpected character: '\\\\?['\"]'");
    private static final Pattern CLOSED = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern CALL =
            Pattern.compile("Cannot call ([\\w.$]+)#([\\w$]+)\\(.*?\\) with arguments \\[(.*?)].*", Pattern.DOTALL);

    private static final Pattern ASSIGNMENT =
            Pattern.compile("Cannot assign value of type ([\\w.$]+) to variable of type ([\\w.$]+)");

    private Mistakes() {}

    /** A mistake at a node of the syntax tree. */
    public static ScriptException at(String source, ASTNode place, String message, String hint) {
        int length = place.getLastLineNumber() == place.getLineNumber()
                ? place.getLastColumnNumber() - place.getColumnNumber()
                : 1;
        return at(source, place.getLineNumber(), place.getColumnNumber(), length, message, hint);
    }

    /** A mistake at a place; the length is cut to the line. */
    public static ScriptException at(String source, int line, int column, int length, String message, String hint) {
        if (line < 1) {
            return new ScriptException(SCRIPT_ERROR, message, hint, source, 0, 0, 1);
        }
        String[] lines = source.split("\n", -1);
        int row = Math.min(line, lines.length);
        int width = lines[row - 1].length();
        int start = Math.max(1, row < line ? width + 1 : Math.min(column, width + 1));
        int marked = Math.max(1, Math.min(length, width - start + 1));
        return new ScriptException(SCRIPT_ERROR, message, hint, source, row, start, marked);
    }

    /** Whether the compiler's first complaint is that it knows too little of a type. */
    public static boolean isOfUnknownType(ErrorCollector errors) {
        return errors.getErrors() != null
                && errors.getErrors().get(0) instanceof SyntaxErrorMessage syntax
                && String.valueOf(syntax.getCause().getMessage()).contains("java.lang.Object");
    }

    /**
     * All errors of the compiler.
     *
     * @param without tells by the compiler's message which to leave out
     */
    public static List<ScriptException> all(String source, ErrorCollector errors, Predicate<String> without) {
        List<ScriptException> all = new ArrayList<>();
        for (Message message : errors.getErrors() == null ? List.<Message>of() : errors.getErrors()) {
            if (message instanceof SyntaxErrorMessage syntax) {
                if (!without.test(String.valueOf(syntax.getCause().getOriginalMessage()))) {
                    all.add(of(source, syntax.getCause()));
                }
            } else if (message instanceof ExceptionMessage other
                    && other.getCause() instanceof ScriptException mistake) {
                all.add(mistake);
            }
        }
        if (all.isEmpty()
                && errors.getErrors() != null
                && !errors.getErrors().stream().allMatch(SyntaxErrorMessage.class::isInstance)) {
            all.add(at(source, 0, 0, 1, "does not compile", ""));
        }
        return all;
    }

    /** The first error of the compiler. */
    public static ScriptException of(String source, ErrorCollector errors) {
        for (Message message : errors.getErrors() == null ? List.<Message>of() : errors.getErrors()) {
            if (message instanceof SyntaxErrorMessage syntax) {
                return of(source, syntax.getCause());
            }
            if (message instanceof ExceptionMessage other) {
                Exception cause = other.getCause();
                return cause instanceof ScriptException mistake
                        ? mistake
                        : at(source, 0, 0, 1, "does not compile: " + firstLine(String.valueOf(cause.getMessage())), "");
            }
        }
        return at(source, 0, 0, 1, "does not compile", "");
    }

    private static ScriptException of(String source, SyntaxException mistake) {
        int length =
                mistake.getEndLine() == mistake.getStartLine() ? mistake.getEndColumn() - mistake.getStartColumn() : 1;
        String message = mistake.getOriginalMessage().strip().replaceFirst("^\\[Static type checking] - ", "");
        ScriptException text = quoted(source, mistake, message);
        if (text != null) {
            return text;
        }
        Matcher call = CALL.matcher(message);
        if (call.matches()) {
            return at(source, mistake.getStartLine(), mistake.getStartColumn(), length, call(call), "");
        }
        Matcher assignment = ASSIGNMENT.matcher(message);
        if (assignment.matches()) {
            return at(
                    source,
                    mistake.getStartLine(),
                    mistake.getStartColumn(),
                    length,
                    Words.one(assignment.group(1)) + " is not " + Words.one(assignment.group(2)),
                    "");
        }
        for (Wording wording : WORDINGS) {
            Matcher matcher = wording.compiler.matcher(message);
            if (matcher.matches()) {
                return at(
                        source,
                        mistake.getStartLine(),
                        mistake.getStartColumn(),
                        length,
                        matcher.replaceFirst(wording.plain),
                        wording.hint);
            }
        }
        String plain = firstLine(message);
        return at(
                source,
                mistake.getStartLine(),
                mistake.getStartColumn(),
                length,
                plain.isEmpty() ? "does not compile" : Character.toLowerCase(plain.charAt(0)) + plain.substring(1),
                "");
    }

    /** What is wrong with a text in quotes, where the compiler stops at a quote; else null. */
    private static @Nullable ScriptException quoted(String source, SyntaxException mistake, String message) {
        Matcher matcher = QUOTE.matcher(message);
        String[] lines = source.split("\n", -1);
        int row = mistake.getStartLine() - 1;
        if (!matcher.lookingAt() || row < 0 || row >= lines.length) {
            return null;
        }
        int start = Math.max(0, Math.min(mistake.getStartColumn() - 1, lines[row].length()));
        String rest = lines[row].substring(start);
        Matcher closed = CLOSED.matcher(rest);
        return closed.lookingAt() && !closed.group().matches("''|\"\"")
                ? at(
                        source,
                        row + 1,
                        start + 1,
                        closed.end(),
                        "the text in quotes holds a backslash that means nothing",
                        "write \\\\ for a backslash")
                : at(source, row + 1, start + 1, Math.max(1, rest.length()), "the text in quotes is not closed", "");
    }

    private static String call(Matcher call) {
        List<String> arguments = new ArrayList<>();
        for (String argument : call.group(3).split(",\\s*")) {
            arguments.add(argument.isEmpty() ? "no arguments" : Words.one(argument));
        }
        String given = String.join(", ", arguments);
        return call.group(2).equals("compareTo")
                ? Words.one(call.group(1)) + " has no order with " + given
                : "\"" + call.group(2) + "\" of " + Words.one(call.group(1)) + " does not take " + given;
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.replaceAll("\\s*@ line \\d+, column \\d+\\.?$", "");
    }

    private static Wording wording(String compiler, String plain, String hint) {
        return new Wording(Pattern.compile(compiler, Pattern.DOTALL), plain, hint);
    }
}
