package dev.fleetsh.render;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Labelled;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Tags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values in the words that people read. */
final class Words {
    private final Ages ages;
    private final Ages silences;

    Words(Instant now) {
        this(now, now);
    }

    private Words(Instant now, Instant collected) {
        this.ages = new Ages(now);
        this.silences = new Ages(collected);
    }

    static Words of(View view, Backdrop backdrop) {
        Fleet fleet = backdrop.fleet();
        return new Words(view.now(), fleet == null ? view.now() : fleet.takenAt());
    }

    /** Ages of facts: how long ago somebody looked. */
    Ages ages() {
        return ages;
    }

    /** Ages of pings, from when the fleet was collected: nobody knows what the agents did since. */
    Ages silences() {
        return silences;
    }

    /** Such as {@code 1 node}, {@code 14 nodes}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** What a fact says in a cell. */
    Cell fact(Fact<?> fact) {
        return fact instanceof Fact.Unknown<?> unknown
                ? Cell.of("unknown (" + unknown.reason().label() + ")", Palette.Role.UNKNOWN)
                : Cell.of(value(fact.orNull()));
    }

    String value(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Fact<?> fact) {
            return fact(fact).text();
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        if (value instanceof Duration time) {
            return time(time);
        }
        if (value instanceof Tags tags) {
            return tags.isKnown() ? tags(tags) : tags.toString();
        }
        if (value instanceof Labelled labelled) {
            return labelled.label();
        }
        return String.valueOf(value);
    }

    /** Where a fact comes from and how old it is: {@code ssm:GetConnectionStatus, 12 s ago}. */
    String origin(Origin origin) {
        String ago = ages.ago(origin.observedAt());
        String source =
                switch (origin.source()) {
                    case "model", "none" -> "";
                    default ->
                        origin.source().startsWith("probe:")
                                ? "probe " + origin.source().substring("probe:".length())
                                : origin.source();
                };
        return source.isEmpty() ? ago : ago.isEmpty() ? source : source + ", " + ago;
    }

    /** Such as {@code 0.2 s}, {@code -1 s}, {@code 2 min 5 s}: no finer than a clock is set. */
    private static String time(Duration time) {
        long seconds = time.abs().toSeconds();
        String text = seconds >= 3600
                ? seconds / 3600 + " h" + (seconds % 3600 / 60 == 0 ? "" : " " + seconds % 3600 / 60 + " min")
                : seconds >= 60
                        ? seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s")
                        : BigDecimal.valueOf(time.abs().toMillis(), 3)
                                        .setScale(seconds >= 10 ? 0 : 1, RoundingMode.DOWN)
                                        .stripTrailingZeros()
                                        .toPlainString()
                                + " s";
        return time.isNegative() ? "-" + text : text;
    }

    private static String tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(", "));
    }
}
