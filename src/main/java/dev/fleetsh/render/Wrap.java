package dev.fleetsh.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks text into lines at spaces. */
final class Wrap {
    /** Ids of nodes, resources and checks are copied by people, so they stay in one piece. */
    private static final Pattern UNBREAKABLE = Pattern.compile("[`(]?[A-Za-z0-9]{1,24}(-[A-Za-z0-9]+){1,8}[`),.;:]*");

    private Wrap() {}

    /** Lines of at most that many columns; 0 for no limit. There is at least one. */
    static List<String> lines(String text, int width) {
        return lines(text, width, width);
    }

    /** Lines where the first has less, or more, room than the others. It may come out empty. */
    static List<String> lines(String text, int firstWidth, int otherWidth) {
        int width = firstWidth;
        if (width <= 0 || Columns.of(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ")) {
            int columns = Columns.of(word);
            boolean first = lines.isEmpty() && used == 0;
            if (used > 0 && used + 1 + columns > width || first && columns > width && width < otherWidth) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
                width = otherWidth;
            }
            String rest = word;
            while (columns > width && !UNBREAKABLE.matcher(rest).matches()) {
                int end = Math.max(1, Columns.fitting(rest, width));
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
                columns = Columns.of(rest);
                width = otherWidth;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(rest);
            used += columns;
        }
        if (line.length() > 0 || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
