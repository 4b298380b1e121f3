package dev.fleetsh.aws;

import dev.fleetsh.source.CallBudget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What calls cost, from dated data. What is not in it is free. */
final class CostTable {
    private static final String FILE = "costs.tsv";

    private final List<Cost> costs;

    /**
     * What calls of a service cost.
     *
     * @param beginning of the operations, such as {@code kms:}
     * @param dollars of one call, in US dollars
     * @param documented whether the page says so of these calls
     * @param page where it is written
     * @param asOf when it was read
     */
    private record Cost(String beginning, double dollars, boolean documented, String page, String asOf) {}

    private CostTable(List<Cost> costs) {
        this.costs = costs;
    }

    static CostTable aws() {
        try (InputStream in = CostTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its costs: " + FILE);
            }
            return new CostTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Cost(
                            cells[0],
                            Double.parseDouble(cells[1]) / Double.parseDouble(cells[2]),
                            cells[3].equals("documented"),
                            cells[4],
                            cells[5]))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What so many calls cost at least, in US dollars, beyond what is free. */
    double of(List<CallBudget.Row> rows) {
        double sum = 0;
        for (CallBudget.Row row : rows) {
            for (Cost cost : costs) {
                if (row.operation().startsWith(cost.beginning)) {
                    sum += cost.dollars * row.least();
                }
            }
        }
        return sum;
    }

    /** Where the costs come from. */
    List<String> notes(List<CallBudget.Row> rows) {
        Set<String> notes = new LinkedHashSet<>();
        for (Cost cost : costs) {
            if (rows.stream().anyMatch(row -> row.operation().startsWith(cost.beginning))) {
                notes.add(String.format(
                        Locale.ROOT,
                        "%s* costs $%.4f for 1,000 calls%s (%s, %s)",
                        cost.beginning,
                        cost.dollars * 1000,
                        cost.documented ? "" : ", if at all",
                        cost.page,
                        cost.asOf));
            }
        }
        return List.copyOf(notes);
    }
}
