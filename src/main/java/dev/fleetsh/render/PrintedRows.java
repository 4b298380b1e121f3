package dev.fleetsh.render;

import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Printed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What commands of the person's own printed; nodes that printed the same stand together. */
final class PrintedRows {
    /** Lines of each output where the result of an apply stands below them. */
    static final int FIRST = 12;

    /** All lines that AWS keeps. */
    static final int ALL = Integer.MAX_VALUE;

    private static final int MOST_NAMES = 6;

    private PrintedRows() {}

    /**
     * A heading for each output, the most frequent first, and its lines.
     *
     * @param outcomes by the ids of nodes
     * @param named how a node is called
     * @param lines how many of each are shown
     */
    static List<Block> of(Map<String, ? extends @Nullable Outcome> outcomes, UnaryOperator<String> named, int lines) {
        Map<Printed, List<String>> nodes = new LinkedHashMap<>();
        outcomes.forEach((node, outcome) -> {
            Printed printed = Printed.of(outcome);
            if (printed != null) {
                nodes.computeIfAbsent(printed, key -> new ArrayList<>()).add(named.apply(node));
            }
        });
        List<Block> blocks = new ArrayList<>();
        nodes.entrySet().stream()
                .sorted((one, other) ->
                        Integer.compare(other.getValue().size(), one.getValue().size()))
                .forEach(entry -> {
                    if (!blocks.isEmpty()) {
                        blocks.add(new Block.Gap());
                    }
                    heading(entry.getKey(), entry.getValue(), blocks);
                    body(entry.getKey(), lines, blocks);
                });
        if (!blocks.isEmpty()) {
            blocks.add(new Block.Gap());
        }
        return blocks;
    }

    private static void heading(Printed printed, List<String> names, List<Block> blocks) {
        String some = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        blocks.add(Block.dotted(
                "printed",
                List.of(
                        Cell.of(
                                names.size() > MOST_NAMES
                                        ? some + " and " + (names.size() - MOST_NAMES) + " more"
                                        : some,
                                Palette.Role.STRONG),
                        Cell.of(
                                printed.exitCode() < 0 ? "no exit code" : "exit " + printed.exitCode(),
                                printed.exitCode() == 0 ? Palette.Role.GOOD : Palette.Role.BAD))));
    }

    private static void body(Printed printed, int most, List<Block> blocks) {
        List<String> all = printed.output().stripTrailing().lines().toList();
        all.stream().limit(most).forEach(line -> blocks.add(Block.indented(Cell.of(line))));
        if (all.isEmpty()) {
            blocks.add(Block.indented(Cell.of("it printed nothing", Palette.Role.FAINT)));
        } else if (all.size() > most) {
            blocks.add(Block.indented(
                    Cell.of("… " + (all.size() - most) + " more lines; the journal has them", Palette.Role.FAINT)));
        }
    }

    /** The first line and how many follow. */
    static String summary(Printed printed) {
        List<String> all = printed.output().strip().lines().toList();
        return all.isEmpty()
                ? "it printed nothing"
                : all.size() == 1 ? all.get(0) : all.get(0) + " … and " + (all.size() - 1) + " more lines";
    }
}
