package dev.fleetsh.shell;

import dev.fleetsh.script.complete.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * A line reader with a Tab of its own, as in jshell: Tab completes, or lists what can follow; again, it tells how what
 * stands at the cursor is written; again, all that is known of it; then it begins anew. Any other key ends that.
 */
final class TabReader extends LineReaderImpl {
    private static final String AGAIN = "press Tab again for ";

    private final TabCompleter completer;
    private final TabHelp help;
    private final boolean plain;
    private final BooleanSupplier colors;
    /** Where the last Tab was pressed, when what it showed can't be taken away. */
    private String shownAt = "";

    private int shown;
    private final HistoryArrows arrows = new HistoryArrows();

    /**
     * One answer to Tab.
     *
     * @param name what it is called where it is announced
     * @param lines gives the lines for a number of rows
     */
    private record Page(String name, IntFunction<List<AttributedString>> lines) {}

    /**
     * @param plain whether nothing may be redrawn but the line itself
     */
    TabReader(Terminal terminal, TabCompleter completer, TabHelp help, boolean plain, BooleanSupplier colors) {
        super(terminal, "fleetsh", null);
        this.completer = completer;
        this.help = help;
        this.plain = plain;
        this.colors = colors;
    }

    @Override
    protected boolean expandOrComplete() {
        String head = buf.substring(0, buf.cursor());
        List<Suggestion> found = new ArrayList<>(completer.at(head));
        String word = LineParser.Word.at(head, head.length()).word();
        found.removeIf(each -> TabCompleter.typed(head, each.value()) < word.length());
        boolean changed = new Insertion(buf, head).insert(found);
        if (changed && found.size() == 1) {
            return true;
        }
        List<Page> pages = pages(found, buf.substring(0, buf.cursor()));
        if (pages.isEmpty()) {
            return false;
        }
        if (plain) {
            printNext(pages);
        } else {
            turn(pages);
        }
        return true;
    }

    /** To the end of a word, as in other shells. */
    @Override
    protected boolean forwardWord() {
        int at = buf.cursor();
        while (at < buf.length() && !Character.isLetterOrDigit(buf.atChar(at))) {
            at++;
        }
        while (at < buf.length() && Character.isLetterOrDigit(buf.atChar(at))) {
            at++;
        }
        return buf.cursor(at);
    }

    @Override
    protected boolean upLineOrHistory() {
        return upLine() || arrows.earlier(buf.toString(), buf.cursor(), history, this::show);
    }

    @Override
    protected boolean downLineOrHistory() {
        return downLine() || arrows.later(buf.toString(), buf.cursor(), history, this::show);
    }

    private void show(String line) {
        setBuffer(line);
    }

    private List<Page> pages(List<Suggestion> found, String head) {
        List<Page> pages = new ArrayList<>();
        if (found.size() > 1) {
            pages.add(new Page(
                    "the candidates", rows -> new CompletionList(colors.getAsBoolean(), columns(), rows).of(found)));
        }
        TabHelp.Help explained = help.at(head);
        if (explained != null) {
            pages.add(new Page("the signature", rows -> cut(explained.signature(), rows, "")));
            List<String> documentation = help.documentation(explained, columns());
            if (!documentation.isEmpty()) {
                String more = explained.topic().isEmpty() ? "" : "; `help " + explained.topic() + "` shows all";
                pages.add(new Page("the documentation", rows -> cut(documentation, rows, more)));
            }
        }
        return pages;
    }

    /** Shows page after page below the line for as long as Tab is pressed. */
    private void turn(List<Page> pages) {
        int at = 0;
        try {
            while (true) {
                AttributedString text = text(pages, at);
                post = () -> text;
                redisplay();
                Binding next = readBinding(getKeys());
                if (!(next instanceof Reference key && key.name().equals(LineReader.EXPAND_OR_COMPLETE))) {
                    if (next != null) {
                        runMacro(getLastBinding());
                    }
                    return;
                }
                at = (at + 1) % pages.size();
            }
        } finally {
            post = null;
        }
    }

    /** What is printed stays; the next Tab at the same place prints the next page. */
    private void printNext(List<Page> pages) {
        String here = buf + "\n" + buf.cursor();
        shown = here.equals(shownAt) ? (shown + 1) % pages.size() : 0;
        shownAt = here;
        printAbove(text(pages, shown));
    }

    private AttributedString text(List<Page> pages, int at) {
        int rows = Math.max(3, size.getRows() - rowsOfLine() - 2);
        List<AttributedString> lines = new ArrayList<>(pages.get(at).lines().apply(rows));
        if (pages.size() > 1) {
            String hint = AGAIN + pages.get((at + 1) % pages.size()).name();
            lines.add(new AttributedString(CompletionList.cut(hint, columns())));
        }
        return AttributedString.join(new AttributedString("\n"), lines);
    }

    private List<AttributedString> cut(List<String> lines, int rows, String more) {
        List<AttributedString> cut = new ArrayList<>();
        for (String line : lines) {
            AttributedString text = new AttributedString(ErrorText.clean(line));
            cut.addAll(text.columnSplitLength(columns()));
        }
        if (cut.size() <= rows) {
            return cut;
        }
        List<AttributedString> some = new ArrayList<>(cut.subList(0, rows - 1));
        String rest = "… " + (cut.size() - rows + 1) + " more lines" + more;
        some.add(new AttributedString(CompletionList.cut(rest, columns())));
        return some;
    }

    private int rowsOfLine() {
        return buf.length() / columns()
                + (int) buf.toString().chars().filter(c -> c == '\n').count()
                + 1;
    }

    private int columns() {
        @Nullable Terminal known = terminal;
        return Math.max(8, known.getWidth());
    }
}
