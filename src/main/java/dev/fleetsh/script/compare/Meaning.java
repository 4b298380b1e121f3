package dev.fleetsh.script.compare;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.UsageException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operand of a comparison means beside the other one. */
final class Meaning {
    enum Use {
        EQUALITY,
        ORDER
    }

    private Meaning() {}

    /** Whether values of this kind may be compared with their text. */
    static boolean isWrittenAsText(@Nullable Object value) {
        return value instanceof AgentVersion
                || value instanceof Instant
                || value instanceof Platform
                || value instanceof Enum<?> constant && Labels.apply(constant.getDeclaringClass());
    }

    /** A fact stands for its value, except beside another fact. */
    static @Nullable Object value(@Nullable Object operand, @Nullable Object other) {
        if (operand instanceof Fact<?> fact && other != null && !(other instanceof Fact)) {
            return fact.require("fact");
        }
        return operand;
    }

    /** The text of a constant is its label. */
    static @Nullable Object text(@Nullable Object operand) {
        Object value = value(operand, "");
        return value instanceof Enum<?> constant && Labels.apply(constant.getDeclaringClass())
                ? Labels.of(constant)
                : value;
    }

    /** The operand, or, where it is the text of what the other one is, that value. */
    static @Nullable Object beside(@Nullable Object operand, @Nullable Object other, Use use) {
        if (other instanceof AgentVersion && (operand instanceof CharSequence || operand instanceof Number)) {
            return AgentVersion.require(operand.toString());
        }
        if (!(operand instanceof CharSequence)) {
            return operand;
        }
        if (other instanceof Enum<?> constant && Labels.apply(constant.getDeclaringClass())) {
            return use == Use.EQUALITY ? label(constant.getDeclaringClass(), operand.toString()) : operand;
        }
        if (other instanceof Instant) {
            Instant moment = Moments.parse(operand.toString(), Instant.now());
            if (moment == null) {
                throw new UsageException("not a time: '" + operand + "'", "write '2 h ago' or '2026-11-01T10:00:00Z'");
            }
            return moment;
        }
        return operand;
    }

    private static Enum<?> label(Class<?> type, String word) {
        Enum<?> constant = Labels.find(type, word);
        if (constant == null) {
            String near = Nearest.hint(word, Labels.all(type));
            throw new UsageException(
                    "no " + Words.of(type) + " \"" + word + "\"",
                    near.isEmpty() ? "one of " + String.join(", ", Labels.all(type)) : near);
        }
        return constant;
    }
}
