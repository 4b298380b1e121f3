package dev.fleetsh.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.widget.AutosuggestionWidgets;
import org.jspecify.annotations.Nullable;

/** JLine's line editor, set up for a language in which backslashes and exclamation marks mean themselves. */
final class LineEditor implements LineInput {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("\u001b[A", LineReader.UP_LINE_OR_HISTORY),
            Map.entry("\u001b[B", LineReader.DOWN_LINE_OR_HISTORY),
            Map.entry("\u001b[C", LineReader.FORWARD_CHAR),
            Map.entry("\u001b[D", LineReader.BACKWARD_CHAR),
            Map.entry("\u001b[H", LineReader.BEGINNING_OF_LINE),
            Map.entry("\u001b[1~", LineReader.BEGINNING_OF_LINE),
            Map.entry("\u001b[F", LineReader.END_OF_LINE),
            Map.entry("\u001b[4~", LineReader.END_OF_LINE),
            Map.entry("\u001b[3~", LineReader.DELETE_CHAR),
            Map.entry("\u001b[1;5C", LineReader.FORWARD_WORD),
            Map.entry("\u001b[1;5D", LineReader.BACKWARD_WORD));

    private final Terminal terminal;
    private final LineReaderImpl editor;
    private final SafeHistory lines;
    private final @Nullable AutosuggestionWidgets hinting;
    private final BooleanSupplier hints;
    private boolean hinted;

    /**
     * @param history file of the history, or null to keep none
     * @param hints whether the history hints at what may follow; asked before each line
     * @param colors whether anything is written in colour; asked before each line
     * @param plain whether nothing may be redrawn but the line itself
     */
    LineEditor(
            Terminal terminal,
            Conversation conversation,
            TabCompleter completer,
            @Nullable Path history,
            boolean plain,
            BooleanSupplier colors,
            BooleanSupplier hints) {
        this.terminal = terminal;
        TabHelp help = new TabHelp(
                conversation.session(), conversation.commands(), completer.completions(), completer.housekeeping());
        editor = new TabReader(terminal, completer, help, plain, colors);
        editor.setParser(new LineParser(conversation::isCommand));
        editor.setCompleter(completer);
        LineDoubts doubts = new LineDoubts(
                conversation.commands(),
                conversation.scope(),
                completer.completions(),
                conversation::isCommand,
                completer::isNode,
                completer.housekeeping()::begun);
        editor.setHighlighter(LineHighlighter.where(colors, new LineHighlighter(doubts)));
        editor.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "%P … %M> ");
        editor.setVariable(LineReader.LIST_MAX, 100);
        editor.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        editor.setOpt(LineReader.Option.HISTORY_IGNORE_SPACE);
        editor.setOpt(LineReader.Option.HISTORY_INCREMENTAL);
        editor.setOpt(LineReader.Option.CASE_INSENSITIVE);
        editor.unsetOpt(LineReader.Option.COMPLETE_MATCHER_TYPO);
        editor.unsetOpt(LineReader.Option.INSERT_TAB);
        if (history != null) {
            editor.setVariable(LineReader.HISTORY_FILE, history);
        }
        editor.setVariable(LineReader.HISTORY_SIZE, 5_000);
        editor.setVariable(LineReader.HISTORY_FILE_SIZE, 10_000);
        lines = new SafeHistory(history);
        editor.setHistory(lines);
        lines.attach(editor);
        bind();
        this.hinting = plain ? null : new AutosuggestionWidgets(editor);
        this.hints = hints;
    }

    /** Keys of terminals that do not send what their description promises, and words as shells know them. */
    private void bind() {
        KeyMap<Binding> keys = editor.getKeyMaps().get(LineReader.MAIN);
        KEYS.forEach((key, widget) -> keys.bind(new Reference(widget), key));
    }

    @Override
    public String notice() {
        return lines.problem();
    }

    @Override
    public String read(String prompt) {
        if (hinting != null && hinted != hints.getAsBoolean()) {
            hinted = !hinted;
            if (hinted) {
                hinting.enable();
            } else {
                hinting.disable();
            }
        }
        return editor.readLine(escape(prompt));
    }

    @Override
    public String ask(String prompt) {
        LineReaderImpl asking = new LineReaderImpl(terminal, "question", null) {};
        asking.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        asking.setVariable(LineReader.DISABLE_HISTORY, true);
        asking.setVariable(LineReader.DISABLE_COMPLETION, true);
        return asking.readLine(escape(prompt));
    }

    @Override
    public void whenPrompted(Runnable first) {
        Widget once = () -> {
            editor.getWidgets().remove(LineReader.CALLBACK_INIT);
            first.run();
            return true;
        };
        editor.getWidgets().put(LineReader.CALLBACK_INIT, once);
    }

    @Override
    public List<String> history() {
        List<String> lines = new ArrayList<>();
        editor.getHistory().forEach(entry -> lines.add(entry.line()));
        return lines;
    }

    /** JLine hears of it itself while it reads. */
    @Override
    public void interrupted() {}

    @Override
    public void printAbove(String text, String prompt) {
        editor.setPrompt(escape(prompt));
        editor.printAbove(text);
    }

    private static String escape(String prompt) {
        return prompt.replace("%", "%%");
    }
}
