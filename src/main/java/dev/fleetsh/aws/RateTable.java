package dev.fleetsh.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rates of all operations, from dated data. */
final class RateTable {
    /** No limit on anything. */
    static final RateTable NONE = new RateTable(List.of());

    private static final String FILE = "rates.tsv";
    private static final String STAR = "*";

    private final List<Rate> rates;

    /** @param rates in any order; exact names come first, then the longest beginning */
    RateTable(List<Rate> rates) {
        this.rates = rates.stream()
                .sorted(Comparator.comparing((Rate rate) -> rate.operations().endsWith(STAR))
                        .thenComparing(rate -> -rate.operations().length()))
                .toList();
    }

    /** What AWS allows. */
    static RateTable aws() {
        try (InputStream in = RateTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its rates: " + FILE);
            }
            return new RateTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(RateTable::row)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rate row(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 6 || !Arrays.asList("documented", "guessed").contains(cells[3])) {
            throw new IllegalStateException(FILE + ": not a rate: " + line);
        }
        return new Rate(
                cells[0],
                Double.parseDouble(cells[1]),
                Integer.parseInt(cells[2]),
                cells[3].equals("documented"),
                cells[4],
                LocalDate.parse(cells[5]));
    }

    /** The rate of an operation as IAM writes it, or null where there is no limit. */
    @Nullable
    Rate of(String operation) {
        for (Rate rate : rates) {
            if (matches(rate.operations(), operation)) {
                return rate;
            }
        }
        return null;
    }

    /** The same rates divided; what is allowed at once stays. */
    RateTable slower(double times) {
        return new RateTable(rates.stream()
                .map(rate -> new Rate(
                        rate.operations(),
                        rate.perSecond() / times,
                        rate.burst(),
                        rate.documented(),
                        rate.page(),
                        rate.asOf()))
                .toList());
    }

    List<Rate> rates() {
        return rates;
    }

    private static boolean matches(String pattern, String operation) {
        int star = pattern.indexOf(STAR);
        return star < 0
                ? pattern.equals(operation)
                : operation.startsWith(pattern.substring(0, star))
                        && operation.substring(star).endsWith(pattern.substring(star + 1));
    }
}
