package dev.fleetsh.script.compare;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.VersionRange;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.jspecify.annotations.Nullable;

/**
 * The comparison operators of compiled scripts. Versions, labels and times may be compared with their text, facts stand
 * for their values; every other pair compares as Groovy does.
 */
public final class Comparisons {
    private Comparisons() {}

    public static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a.equals(b);
        }
        if (left instanceof Collection<?> || right instanceof Collection<?>) {
            return ScriptBytecodeAdapter.compareEqual(left, right);
        }
        Object a = Meaning.value(left, right);
        Object b = Meaning.value(right, left);
        if (a instanceof Platform platform && b instanceof CharSequence) {
            return platform.name().contentEquals((CharSequence) b);
        }
        if (b instanceof Platform platform && a instanceof CharSequence) {
            return platform.name().contentEquals((CharSequence) a);
        }
        return ScriptBytecodeAdapter.compareEqual(
                Meaning.beside(a, b, Meaning.Use.EQUALITY), Meaning.beside(b, a, Meaning.Use.EQUALITY));
    }

    public static boolean notEqual(@Nullable Object left, @Nullable Object right) {
        return !equal(left, right);
    }

    public static boolean less(@Nullable Object left, @Nullable Object right) {
        Object a = Meaning.value(left, right);
        Object b = Meaning.value(right, left);
        return ScriptBytecodeAdapter.compareLessThan(
                Meaning.beside(a, b, Meaning.Use.ORDER), Meaning.beside(b, a, Meaning.Use.ORDER));
    }

    public static boolean lessOrEqual(@Nullable Object left, @Nullable Object right) {
        Object a = Meaning.value(left, right);
        Object b = Meaning.value(right, left);
        return ScriptBytecodeAdapter.compareLessThanEqual(
                Meaning.beside(a, b, Meaning.Use.ORDER), Meaning.beside(b, a, Meaning.Use.ORDER));
    }

    public static boolean greater(@Nullable Object left, @Nullable Object right) {
        Object a = Meaning.value(left, right);
        Object b = Meaning.value(right, left);
        return ScriptBytecodeAdapter.compareGreaterThan(
                Meaning.beside(a, b, Meaning.Use.ORDER), Meaning.beside(b, a, Meaning.Use.ORDER));
    }

    public static boolean greaterOrEqual(@Nullable Object left, @Nullable Object right) {
        Object a = Meaning.value(left, right);
        Object b = Meaning.value(right, left);
        return ScriptBytecodeAdapter.compareGreaterThanEqual(
                Meaning.beside(a, b, Meaning.Use.ORDER), Meaning.beside(b, a, Meaning.Use.ORDER));
    }

    /** The operator {@code <=>}. */
    public static Integer order(@Nullable Object left, @Nullable Object right) {
        Object a = Meaning.value(left, right);
        Object b = Meaning.value(right, left);
        return ScriptBytecodeAdapter.compareTo(
                Meaning.beside(a, b, Meaning.Use.ORDER), Meaning.beside(b, a, Meaning.Use.ORDER));
    }

    /** The operator {@code in}. */
    public static boolean isIn(@Nullable Object value, @Nullable Object where) throws Throwable {
        Object a = Meaning.value(value, where);
        if (where instanceof Nodes nodes) {
            return nodes.stream()
                    .anyMatch(node ->
                            node == a || !(a instanceof Node) && node.id().equals(a));
        }
        if (where instanceof VersionRange range && a instanceof AgentVersion version) {
            return range.contains(version);
        }
        if (a instanceof AgentVersion version && where instanceof CharSequence) {
            return VersionRange.parse(where.toString()).contains(version);
        }
        if (where instanceof Collection<?> several && (a == null || Meaning.isWrittenAsText(a))) {
            for (Object one : several) {
                if (equal(a, one)) {
                    return true;
                }
            }
            return false;
        }
        if (where instanceof CharSequence && Meaning.isWrittenAsText(a)) {
            return equal(a, where);
        }
        return ScriptBytecodeAdapter.isCase(a, where);
    }

    public static boolean notIn(@Nullable Object value, @Nullable Object where) throws Throwable {
        return !isIn(value, where);
    }

    /** The operator {@code =~}. */
    public static Matcher find(@Nullable Object value, @Nullable Object pattern) throws Throwable {
        return ScriptBytecodeAdapter.findRegex(Meaning.text(value), pattern);
    }

    /** The operator {@code ==~}. */
    public static boolean match(@Nullable Object value, @Nullable Object pattern) {
        return ScriptBytecodeAdapter.matchRegex(Meaning.text(value), pattern);
    }

    /** {@code =~} with a pattern that was compiled with the script. */
    public static Matcher findCompiled(@Nullable Object value, Pattern pattern) {
        return pattern.matcher(String.valueOf(Meaning.text(value)));
    }

    /** {@code ==~} with a pattern that was compiled with the script. */
    public static boolean matchCompiled(@Nullable Object value, Pattern pattern) {
        return value != null
                && pattern.matcher(String.valueOf(Meaning.text(value))).matches();
    }

    /** {@code ==} of two texts. */
    public static boolean sameText(@Nullable String left, @Nullable String right) {
        return left == null ? right == null : left.equals(right);
    }

    /** {@code ==} of two constants. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        return left == right;
    }

    /** {@code in} with constants. */
    public static boolean isOneOf(@Nullable Object value, Set<?> constants) {
        return value != null && constants.contains(value);
    }

    /** Constants that the script writes in a list. */
    public static Set<?> setOf(Object... constants) {
        return new HashSet<>(Arrays.asList(constants));
    }

    /** {@code in} with a range that was parsed with the script. */
    public static boolean inRange(AgentVersion version, VersionRange range) {
        return range.contains(version);
    }

    public static boolean sameVersion(AgentVersion left, AgentVersion right) {
        return left.equals(right);
    }

    /** {@code <=>} of two values of one type, as a primitive. */
    public static <T extends Comparable<? super T>> int compare(T left, T right) {
        return left.compareTo(right);
    }

    /** {@code <=>} of two versions, as a primitive. */
    public static int compareVersions(AgentVersion left, AgentVersion right) {
        return left.compareTo(right);
    }

    /** The value of a fact that is no reader of a node. */
    public static <T> T known(Fact<T> fact, String name) {
        return fact.require(name);
    }
}
