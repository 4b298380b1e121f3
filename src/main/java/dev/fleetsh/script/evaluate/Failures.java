package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.member.Members;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.ReadOnlyPropertyException;
import groovy.lang.Script;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.runtime.StringGroovyMethods;
import org.jspecify.annotations.Nullable;

/** What a script threw while it ran, in plain words and with the line that it came from. */
final class Failures {
    private static final int SCRIPT_ERROR = 3;
    private static final int FAILED = 1;

    private static final Pattern CAST =
            Pattern.compile("Cannot cast (?:object )?'(.*?)'(?: with class '(.*?)')? to class '(.*?)'", Pattern.DOTALL);

    private final String name;
    private final Map<String, String> sources;
    private final SessionBinding binding;

    private Failures(String name, Map<String, String> sources, SessionBinding binding) {
        this.name = name;
        this.sources = sources;
        this.binding = binding;
    }

    /**
     * @param name name of the text that ran
     * @param sources texts by name, of which the failing line may be in any
     */
    static FleetException of(Throwable thrown, String name, Map<String, String> sources, SessionBinding binding) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof InterruptedByUserException) {
                Thread.interrupted();
                return new InterruptedByUserException();
            }
        }
        Throwable bare = unwrap(thrown);
        return bare instanceof FleetException known ? known : new Failures(name, sources, binding).explain(bare);
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable bare = thrown;
        while (bare.getCause() != null
                && (bare instanceof InvokerInvocationException
                        || bare instanceof InvocationTargetException
                        || bare instanceof UndeclaredThrowableException
                        || bare instanceof ExceptionInInitializerError)) {
            bare = bare.getCause();
        }
        return bare;
    }

    private ScriptException explain(Throwable thrown) {
        if (thrown instanceof ReadOnlyPropertyException fixed) {
            String word = fixed.getProperty();
            return at(
                    thrown,
                    word,
                    FAILED,
                    "\"" + word + "\" of " + Words.one(fixed.getType()) + " can't be changed",
                    "");
        }
        if (thrown instanceof MissingPropertyException missing && missing.getProperty() != null) {
            return property(missing);
        }
        if (thrown instanceof MissingMethodException missing) {
            return method(missing);
        }
        if (thrown instanceof StackOverflowError) {
            return at(thrown, null, FAILED, "StackOverflowError: calls nest too deeply", "");
        }
        if (thrown instanceof AssertionError) {
            String text = firstLine(thrown).replaceFirst("^assert\\s+", "").replaceFirst("\\. Expression:.*", "");
            return at(thrown, null, FAILED, "assertion failed" + (text.isEmpty() ? "" : ": " + text), "");
        }
        String text = firstLine(thrown);
        Matcher cast = CAST.matcher(text);
        if (cast.lookingAt()) {
            boolean nothing = cast.group(2) == null || cast.group(2).equals("null");
            String given = nothing ? "null" : "'" + cast.group(1) + "' is " + Words.one(cast.group(2)) + " and";
            String wanted = Words.one(cast.group(3));
            return at(thrown, null, FAILED, given + (nothing ? " is" : "") + " not " + wanted, "");
        }
        return at(thrown, null, FAILED, thrown.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text), "");
    }

    private ScriptException property(MissingPropertyException missing) {
        String word = missing.getProperty();
        Class<?> type = missing.getType();
        if (isScript(type)) {
            Set<String> known = new TreeSet<>(binding.names());
            known.addAll(binding.functions());
            NodeProperty.ALL.forEach(property -> known.add(property.name()));
            return at(
                    missing,
                    word,
                    SCRIPT_ERROR,
                    "no such variable or property \"" + word + "\"",
                    Nearest.hint(word, known));
        }
        return at(
                missing,
                word,
                SCRIPT_ERROR,
                "no property \"" + word + "\" on " + Words.one(type),
                Nearest.hint(word, Members.readers(type).keySet()));
    }

    private ScriptException method(MissingMethodException missing) {
        String word = missing.getMethod();
        Class<?> type = missing.getType();
        if (isScript(type)) {
            if (binding.hasVariable(word)) {
                return at(missing, word, SCRIPT_ERROR, "\"" + word + "\" does not take " + arguments(missing), "");
            }
            Set<String> known = new TreeSet<>(binding.names());
            known.addAll(binding.functions());
            return at(missing, word, SCRIPT_ERROR, "no such function \"" + word + "\"", Nearest.hint(word, known));
        }
        Collection<String> known =
                Members.methods(type).stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
        Stream.of(DefaultGroovyMethods.class, StringGroovyMethods.class)
                .flatMap(added -> Stream.of(added.getMethods()))
                .filter(added -> added.getParameterCount() > 0 && added.getParameterTypes()[0].isAssignableFrom(type))
                .forEach(added -> known.add(added.getName()));
        return known.contains(word)
                ? at(
                        missing,
                        word,
                        SCRIPT_ERROR,
                        "\"" + word + "\" of " + Words.one(type) + " does not take " + arguments(missing),
                        "")
                : at(
                        missing,
                        word,
                        SCRIPT_ERROR,
                        "no method \"" + word + "\" on " + Words.one(type),
                        Nearest.hint(word, known));
    }

    private static String arguments(MissingMethodException missing) {
        StringBuilder text = new StringBuilder();
        for (Object argument : missing.getArguments() == null ? new Object[0] : missing.getArguments()) {
            text.append(text.isEmpty() ? "" : ", ").append(argument == null ? "null" : Words.one(argument.getClass()));
        }
        return text.isEmpty() ? "no arguments" : text.toString();
    }

    private static boolean isScript(@Nullable Class<?> type) {
        return type == null || Script.class.isAssignableFrom(type);
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null
                ? ""
                : message.strip().lines().findFirst().orElse("").strip();
    }

    private ScriptException at(Throwable thrown, @Nullable String word, int exitCode, String message, String hint) {
        String source = sources.getOrDefault(name, "");
        int line = 0;
        for (StackTraceElement frame : thrown.getStackTrace()) {
            String text = sources.get(String.valueOf(frame.getFileName()));
            if (text != null && frame.getLineNumber() > 0) {
                source = text;
                line = frame.getLineNumber();
                break;
            }
        }
        ScriptException failure = place(source, line, word, exitCode, message, hint);
        failure.setStackTrace(thrown.getStackTrace());
        return failure;
    }

    private static ScriptException place(
            String source, int line, @Nullable String word, int exitCode, String message, String hint) {
        String[] rows = source.split("\n", -1);
        if (word != null) {
            Pattern whole = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])");
            for (int offset = 0; offset < rows.length; offset++) {
                int row = (Math.max(line, 1) - 1 + offset) % rows.length;
                Matcher matcher = whole.matcher(rows[row]);
                if (matcher.find()) {
                    return new ScriptException(
                            exitCode, message, hint, source, row + 1, matcher.start() + 1, word.length());
                }
            }
        }
        int row = Math.min(Math.max(line, 1), rows.length);
        String text = rows[row - 1];
        int indent = text.length() - text.stripLeading().length();
        return new ScriptException(
                exitCode,
                message,
                hint,
                source,
                row,
                indent + 1,
                Math.max(1, text.strip().length()));
    }
}
