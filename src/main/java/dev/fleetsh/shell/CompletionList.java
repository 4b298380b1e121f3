package dev.fleetsh.shell;

import dev.fleetsh.script.complete.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/** Candidates as Tab lists them: by groups, with what they are where there is room, in columns where there is not. */
final class CompletionList {
    private static final int MOST = 100;
    private static final int GAP = 3;
    private static final AttributedStyle HEADING = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle FAINT = AttributedStyle.DEFAULT.faint();

    private final boolean colors;
    private final int width;
    private final int rows;

    /**
     * @param width columns
     * @param rows lines at most
     */
    CompletionList(boolean colors, int width, int rows) {
        this.colors = colors;
        this.width = Math.max(8, width);
        this.rows = Math.max(2, rows);
    }

    /** Lines without line ends. */
    List<AttributedString> of(List<Suggestion> found) {
        Map<String, List<Suggestion>> groups = new LinkedHashMap<>();
        found.stream().limit(MOST).forEach(each -> groups.computeIfAbsent(each.group(), group -> new ArrayList<>())
                .add(each));
        List<AttributedString> lines = new ArrayList<>();
        boolean described = Math.min(found.size(), MOST) + groups.size() <= rows && width >= 40;
        groups.forEach((group, each) -> {
            if (!group.isEmpty()) {
                lines.add(styled(cut(ErrorText.clean(group), width), HEADING));
            }
            lines.addAll(described ? described(each) : columns(each));
        });
        boolean cut = lines.size() > rows || found.size() > MOST;
        if (!cut) {
            return lines;
        }
        List<AttributedString> some = new ArrayList<>(lines.subList(0, Math.min(lines.size(), rows - 1)));
        some.add(styled(cut("… " + found.size() + " in all; type on", width), FAINT));
        return some;
    }

    private List<AttributedString> described(List<Suggestion> group) {
        int widest = group.stream()
                .mapToInt(each -> columns(ErrorText.clean(each.value())))
                .max()
                .orElse(0);
        int first = Math.min(widest, width * 2 / 3);
        List<AttributedString> lines = new ArrayList<>();
        for (Suggestion each : group) {
            String value = cut(ErrorText.clean(each.value()), first);
            String help = cut(ErrorText.clean(each.help()), width - first - GAP - 2);
            AttributedStringBuilder line =
                    new AttributedStringBuilder().append("  ").append(value);
            if (!help.isEmpty()) {
                line.append(" ".repeat(first - columns(value) + GAP)).append(styled(help, FAINT));
            }
            lines.add(line.toAttributedString());
        }
        return lines;
    }

    private List<AttributedString> columns(List<Suggestion> group) {
        List<String> values = group.stream()
                .map(each -> cut(ErrorText.clean(each.value()), width - 2))
                .toList();
        int widest = values.stream().mapToInt(CompletionList::columns).max().orElse(1) + GAP;
        int across = Math.max(1, (width - 2) / widest);
        int down = (values.size() + across - 1) / across;
        List<AttributedString> lines = new ArrayList<>();
        for (int row = 0; row < down; row++) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = row; i < values.size(); i += down) {
                line.append(' ')
                        .append(values.get(i))
                        .append(" ".repeat(Math.max(0, widest - 1 - columns(values.get(i)))));
            }
            lines.add(new AttributedString(line.toString().stripTrailing()));
        }
        return lines;
    }

    private AttributedString styled(String text, AttributedStyle style) {
        return colors ? new AttributedString(text, style) : new AttributedString(text);
    }

    static String cut(String text, int room) {
        if (room <= 0) {
            return "";
        }
        return columns(text) <= room ? text : new AttributedString(text).columnSubSequence(0, room - 1) + "…";
    }

    private static int columns(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }
}
