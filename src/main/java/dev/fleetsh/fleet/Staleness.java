package dev.fleetsh.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** After what time evidence is read again, from dated data. */
public final class Staleness {
    private static final String FILE = "ages.tsv";

    private final Map<EvidenceKind, Limit> limits;

    /**
     * A limit.
     *
     * @param documented whether the evidence itself is renewed that often, as the page says; else it is a choice
     * @param page where it is written, or why
     */
    public record Limit(Duration after, boolean documented, String page, LocalDate asOf) {}

    private Staleness(Map<EvidenceKind, Limit> limits) {
        this.limits = limits;
    }

    /** The limits that fleetsh keeps. */
    public static Staleness usual() {
        try (InputStream in = Staleness.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its ages: " + FILE);
            }
            Map<EvidenceKind, Limit> limits = new EnumMap<>(EvidenceKind.class);
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> limits.put(
                            kind(cells[0]),
                            new Limit(
                                    Duration.ofMinutes(Long.parseLong(cells[1])),
                                    cells[2].equals("documented"),
                                    cells[3],
                                    LocalDate.parse(cells[4]))));
            return new Staleness(limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EvidenceKind kind(String label) {
        for (EvidenceKind kind : EvidenceKind.values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalStateException(FILE + ": no kind of evidence: " + label);
    }

    /** The limit of a kind, with where it comes from. */
    public Limit limit(EvidenceKind kind) {
        return Objects.requireNonNull(limits.get(kind), kind.label());
    }

    /** After what time a kind is read again. */
    public Duration after(EvidenceKind kind) {
        return limit(kind).after();
    }
}
