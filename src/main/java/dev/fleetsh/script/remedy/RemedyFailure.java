package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.RemedyException;
import groovy.lang.GroovyObject;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What went wrong while a remedy of a file planned, in words that name the file and the line. */
final class RemedyFailure {
    /** How words look to Java that are written in another way, or are none. */
    private static final Set<String> NOT_WRITTEN = Set.of("calls", "getProperty");

    private final String file;
    private final String origin;
    private final Collection<String> parameters;

    RemedyFailure(String file, String origin, Collection<String> parameters) {
        this.file = file;
        this.origin = origin;
        this.parameters = parameters;
    }

    RuntimeException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new InterruptedByUserException();
            }
            if (cause instanceof WrongWordException wrong) {
                return failed(wrong, wrong.getMessage(), wrong.hint());
            }
            if (cause instanceof FleetException known) {
                return known;
            }
        }
        if (thrown instanceof MissingMethodException missing && isWord(missing.getType())) {
            String word = missing.getMethod().equals("calls") ? "call" : missing.getMethod();
            return words().contains(word)
                    ? failed(missing, "\"" + word + "\" does not take that", "docs/remedies.md has its forms")
                    : failed(missing, "no word \"" + word + "\" here", Nearest.hint(word, words()));
        }
        if (thrown instanceof MissingPropertyException missing && isWord(missing.getType())) {
            Collection<String> known = words();
            known.addAll(parameters);
            return failed(
                    missing, "no \"" + missing.getProperty() + "\" here", Nearest.hint(missing.getProperty(), known));
        }
        String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        boolean missing = thrown instanceof MissingPropertyException || thrown instanceof MissingMethodException;
        return failed(
                thrown,
                missing ? message : thrown.getClass().getSimpleName() + ": " + message,
                "it comes from " + origin);
    }

    private RemedyException failed(Throwable thrown, String message, String hint) {
        int line = 0;
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (file.equals(frame.getFileName()) && line == 0) {
                line = frame.getLineNumber();
            }
        }
        RemedyException failure = new RemedyException(file + (line > 0 ? ", line " + line : "") + ": " + message, hint);
        // Its cause is settled already when it is made.
        failure.addSuppressed(thrown);
        return failure;
    }

    /** Whether a name was looked for among the words, and not in a value. */
    private static boolean isWord(Class<?> type) {
        return GroovyObject.class.isAssignableFrom(type);
    }

    private static Collection<String> words() {
        Collection<String> words = new TreeSet<>(Set.of("call"));
        Stream.of(PlanWords.class, RunWords.class, NodeWords.class, UndoWords.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.getDeclaringClass().getPackage().equals(RemedyFailure.class.getPackage()))
                .map(method -> method.getName())
                .filter(name -> !NOT_WRITTEN.contains(name))
                .map(name -> name.startsWith("get") ? name.substring(3).toLowerCase(Locale.ROOT) : name)
                .forEach(words::add);
        return words;
    }
}
