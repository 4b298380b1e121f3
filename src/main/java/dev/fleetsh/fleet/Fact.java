package dev.fleetsh.fleet;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that fleetsh tried to learn: a value with its origin, or the reason why it is not known.
 *
 * @param <T> type of the value
 */
public sealed interface Fact<T> {

    /** Where the value, or the refusal, comes from. */
    Origin origin();

    /**
     * A value that was observed.
     *
     * @param value the value
     * @param origin what told it
     */
    record Known<T>(T value, Origin origin) implements Fact<T> {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /**
     * A value that could not be learnt.
     *
     * @param reason kind of the failure
     * @param detail the IAM action for {@link Reason#DENIED} and {@link Reason#THROTTLED}, what would collect it for
     *     {@link Reason#NOT_COLLECTED}, the text for {@link Reason#UNPARSEABLE}, else an explanation; may be empty
     * @param origin what was asked
     */
    record Unknown<T>(Reason reason, String detail, Origin origin) implements Fact<T> {
        @Override
        public String toString() {
            return "unknown(" + reason.label() + (detail.isEmpty() ? "" : ": " + detail) + ")";
        }

        /** The same unknown for a fact of another type. */
        @SuppressWarnings("unchecked")
        public <U> Unknown<U> as() {
            return (Unknown<U>) this;
        }
    }

    static <T> Fact<T> known(T value, Origin origin) {
        return new Known<>(value, origin);
    }

    static <T> Fact<T> unknown(Reason reason, String detail, Origin origin) {
        return new Unknown<>(reason, detail, origin);
    }

    default boolean isKnown() {
        return this instanceof Known;
    }

    /** The value, or null where it is unknown. */
    default @Nullable T orNull() {
        return this instanceof Known<T> known ? known.value() : null;
    }

    default T orElse(T other) {
        return this instanceof Known<T> known ? known.value() : other;
    }

    /** Whether the value is known and equal to the given one. */
    default boolean is(T value) {
        return this instanceof Known<T> known && Objects.equals(known.value(), value);
    }

    /**
     * The value.
     *
     * @param name the fact's name, for the message
     * @throws UnknownFactException when it is not known
     */
    default T require(String name) {
        if (this instanceof Known<T> known) {
            return known.value();
        }
        throw new UnknownFactException(name, (Unknown<?>) this);
    }

    default <U> Fact<U> map(Function<? super T, ? extends U> change) {
        if (this instanceof Known<T> known) {
            return new Known<>(change.apply(known.value()), known.origin());
        }
        return ((Unknown<T>) this).as();
    }
}
