package dev.fleetsh.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a grid share a screen.
 *
 * @param shown indexes of the columns that are shown
 * @param widths their widths, in the same order
 * @param fits false where not even the important columns have room beside one another
 */
record Fit(List<Integer> shown, List<Integer> widths, boolean fits) {
    static final int GAP = 2;
    private static final int FEWEST = 2;

    /**
     * Leaves out spare columns, then cuts the longest ones down to their least, then leaves out the least important ones.
     *
     * @param natural width of the widest cell of each column
     * @param width of the screen without the indent, 0 for no limit
     */
    static Fit of(List<Column> columns, int[] natural, int width) {
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        if (width <= 0) {
            return new Fit(shown, shown.stream().map(i -> natural[i]).toList(), true);
        }
        while (total(shown.stream()
                        .map(i -> preferred(columns.get(i), natural[i]))
                        .toList())
                > width) {
            Integer leaving = leastImportant(columns, shown);
            if (leaving == null || columns.get(leaving).importance() < Column.SPARE) {
                break;
            }
            shown.remove(leaving);
        }
        while (total(shown.stream().map(i -> least(columns.get(i), natural[i])).toList()) > width) {
            Integer leaving = leastImportant(columns, shown);
            if (leaving == null || shown.size() <= Math.min(FEWEST, columns.size())) {
                return new Fit(shown, List.of(), false);
            }
            shown.remove(leaving);
        }
        return new Fit(shown, shrunk(columns, natural, shown, width), true);
    }

    private static @Nullable Integer leastImportant(List<Column> columns, List<Integer> shown) {
        return shown.stream()
                .filter(i -> columns.get(i).importance() > 0)
                .max(Comparator.comparingInt((Integer i) -> columns.get(i).importance())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static List<Integer> shrunk(List<Column> columns, int[] natural, List<Integer> shown, int width) {
        List<Integer> widths =
                new ArrayList<>(shown.stream().map(i -> natural[i]).toList());
        shrink(
                widths,
                shown.stream().map(i -> preferred(columns.get(i), natural[i])).toList(),
                width);
        shrink(
                widths,
                shown.stream().map(i -> least(columns.get(i), natural[i])).toList(),
                width);
        return widths;
    }

    /** Takes from the widest again and again, until they fit or each has only its least. */
    private static void shrink(List<Integer> widths, List<Integer> least, int width) {
        while (total(widths) > width) {
            int widest = -1;
            for (int at = 0; at < widths.size(); at++) {
                if (widths.get(at) > least.get(at) && (widest < 0 || widths.get(at) > widths.get(widest))) {
                    widest = at;
                }
            }
            if (widest < 0) {
                return;
            }
            widths.set(widest, widths.get(widest) - 1);
        }
    }

    private static int preferred(Column column, int natural) {
        return Math.min(column.preferred(), natural);
    }

    private static int least(Column column, int natural) {
        return Math.min(column.least(), natural);
    }

    private static int total(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum() + GAP * (widths.size() - 1);
    }
}
