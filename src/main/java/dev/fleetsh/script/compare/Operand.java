package dev.fleetsh.script.compare;

import dev.fleetsh.fleet.AgentVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value whose type is known only when it is there, on the right of comparisons with values of one type. What it means
 * beside them is read once; where it means nothing, each comparison says so, or decides, as it would without this.
 */
public final class Operand {
    private final @Nullable Object value;
    private final @Nullable Object meant;

    private Operand(@Nullable Object value, @Nullable Object meant) {
        this.value = value;
        this.meant = meant;
    }

    /** Beside versions. */
    public static Operand version(@Nullable Object value) {
        boolean written = value instanceof CharSequence || value instanceof Number;
        return new Operand(value, written ? AgentVersion.parse(String.valueOf(value)) : value);
    }

    /** Beside times. */
    public static Operand moment(@Nullable Object value, Instant now) {
        return new Operand(value, value instanceof CharSequence ? Moments.parse(value.toString(), now) : value);
    }

    /** Beside constants of an enum of the model. */
    public static Operand label(@Nullable Object value, Class<?> type) {
        Object meant = value instanceof CharSequence ? Labels.find(type, value.toString()) : value;
        return new Operand(value, type.isInstance(meant) ? meant : null);
    }

    /** Beside texts. */
    public static Operand text(@Nullable Object value) {
        return new Operand(value, value instanceof CharSequence ? value.toString() : null);
    }

    public boolean equal(@Nullable AgentVersion left) {
        return left != null && meant instanceof AgentVersion right
                ? left.equals(right)
                : Comparisons.equal(left, value);
    }

    public boolean equal(@Nullable Enum<?> left) {
        return left != null && meant != null ? left == meant : Comparisons.equal(left, value);
    }

    public boolean equal(@Nullable String left) {
        return left != null && meant instanceof String right ? left.equals(right) : Comparisons.equal(left, value);
    }

    public boolean less(@Nullable AgentVersion left) {
        return left != null && meant instanceof AgentVersion right
                ? left.compareTo(right) < 0
                : Comparisons.less(left, value);
    }

    public boolean lessOrEqual(@Nullable AgentVersion left) {
        return left != null && meant instanceof AgentVersion right
                ? left.compareTo(right) <= 0
                : Comparisons.lessOrEqual(left, value);
    }

    public boolean greater(@Nullable AgentVersion left) {
        return left != null && meant instanceof AgentVersion right
                ? left.compareTo(right) > 0
                : Comparisons.greater(left, value);
    }

    public boolean greaterOrEqual(@Nullable AgentVersion left) {
        return left != null && meant instanceof AgentVersion right
                ? left.compareTo(right) >= 0
                : Comparisons.greaterOrEqual(left, value);
    }

    public boolean less(@Nullable Instant left) {
        return left != null && meant instanceof Instant right
                ? left.compareTo(right) < 0
                : Comparisons.less(left, value);
    }

    public boolean lessOrEqual(@Nullable Instant left) {
        return left != null && meant instanceof Instant right
                ? left.compareTo(right) <= 0
                : Comparisons.lessOrEqual(left, value);
    }

    public boolean greater(@Nullable Instant left) {
        return left != null && meant instanceof Instant right
                ? left.compareTo(right) > 0
                : Comparisons.greater(left, value);
    }

    public boolean greaterOrEqual(@Nullable Instant left) {
        return left != null && meant instanceof Instant right
                ? left.compareTo(right) >= 0
                : Comparisons.greaterOrEqual(left, value);
    }
}
