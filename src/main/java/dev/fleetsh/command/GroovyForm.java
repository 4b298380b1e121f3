package dev.fleetsh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A command line as the call of a function that it is in Groovy. */
final class GroovyForm {
    private GroovyForm() {}

    /**
     * @param names what earlier answers and plans are called in the script
     */
    static String of(Pipeline pipeline, SavedNames names) {
        String groovy = "";
        for (Pipeline.Stage stage : pipeline.stages()) {
            Command command = stage.command() instanceof Completed completed ? completed.verb() : stage.command();
            if (command instanceof InGroovy own) {
                groovy = own.groovy(stage.rest(), names, groovy);
            } else {
                groovy = command.readsOptions()
                        ? ofScript(command, stage.rest())
                        : of(command, Arguments.parse(command, stage.rest()), names.answers(), groovy);
            }
        }
        Target target = pipeline.target();
        return target == null ? groovy : "write(" + groovy + ", " + quoted(target.file()) + ")";
    }

    /**
     * @param before the call whose value is handed on, or empty
     */
    private static String of(Command command, Arguments arguments, UnaryOperator<String> rename, String before) {
        List<String> words = new ArrayList<>(before.isEmpty() ? List.of() : List.of(before));
        boolean selects =
                command.argument() == Argument.SELECTION || command.argument() == Argument.SELECTION_OR_CHECKS;
        String text = rename.apply(arguments.text());
        if (command.argument() == Argument.VALUE && !text.isEmpty()) {
            words.add(text);
        } else if (selects && before.isEmpty() && !command.name().equals("focus") && isExpression(text)) {
            // A focus outlives its line, so it keeps the expression itself.
            words.add("nodes.where { " + text + " }");
        } else if (!text.isEmpty()) {
            words.add(quoted(text));
        }
        if (command.name().equals("nodes")
                && arguments.options().isEmpty()
                && words.size() == 1
                && words.get(0).startsWith("nodes.where")) {
            return words.get(0);
        }
        words.addAll(options(command, arguments));
        return command.name() + "(" + String.join(", ", words) + ")";
    }

    private static List<String> options(Command command, Arguments arguments) {
        List<String> words = new ArrayList<>();
        for (Option option : command.options()) {
            String value = arguments.option(option.name());
            if (value != null) {
                words.add(key(option.name()) + ": " + (option.takesValue() ? literal(value) : "true"));
            }
        }
        return words;
    }

    /**
     * A verb about plans, which a script calls by its variables: in another session a plan has another id.
     *
     * @param before the call whose value is handed on, or empty
     */
    static String ofPlans(Command command, String rest, SavedNames names, String before) {
        Arguments arguments = Arguments.parse(command, rest);
        List<String> given = arguments.words();
        if (given.isEmpty() && before.isEmpty()) {
            given = List.of("");
        }
        List<String> words = new ArrayList<>(before.isEmpty() ? List.of() : List.of(before));
        for (String word : given) {
            String variable = names.plans().apply(word);
            String renamed = names.answers().apply(word);
            if (!variable.isEmpty()) {
                words.add(variable);
            } else if (!word.isEmpty()) {
                words.add(renamed.equals(word) ? quoted(word) : renamed);
            }
        }
        words.addAll(options(command, arguments));
        return command.name() + "(" + String.join(", ", words) + ")";
    }

    /** {@code run NAME first --parameter value}. */
    private static String ofScript(Command command, String rest) {
        List<String> inOrder = new ArrayList<>();
        List<String> named = new ArrayList<>();
        List<Words.Word> words = Words.of(rest);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            int equals = word.indexOf('=');
            if (!word.startsWith("--") || word.length() == 2) {
                inOrder.add(quoted(Words.unquote(word)));
            } else if (equals > 0) {
                named.add(quoted(word.substring(2, equals)) + ": " + quoted(Words.unquote(word.substring(equals + 1))));
            } else if (i + 1 < words.size() && !words.get(i + 1).text().startsWith("--")) {
                named.add(quoted(word.substring(2)) + ": "
                        + quoted(Words.unquote(words.get(++i).text())));
            } else {
                named.add(quoted(word.substring(2)) + ": true");
            }
        }
        inOrder.addAll(named);
        return command.name() + "(" + String.join(", ", inOrder) + ")";
    }

    /** A selection as it is typed: a closure over the nodes where it is a predicate, else a text. */
    static String selection(String text) {
        return isExpression(text) ? "nodes.where { " + text + " }" : quoted(text);
    }

    /** A name in front of a value. */
    static String key(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]*") ? name : quoted(name);
    }

    static String literal(String value) {
        return value.matches("0|[1-9]\\d{0,8}") ? value : quoted(value);
    }

    /** Whether a closure can hold the text as it is. */
    private static boolean isExpression(String text) {
        return Selections.looksLikePredicate(text)
                && !text.contains("//")
                && !text.contains("/*")
                && !text.contains("\n")
                && !text.contains("->");
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
