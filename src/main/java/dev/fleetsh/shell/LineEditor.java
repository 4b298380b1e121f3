package dev.fleetsh.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.Widget;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.widget.AutosuggestionWidgets;
import org.jspecify.annotations.Nullable;

/** JLine's line editor, set up for a language in which backslashes and exclamation marks mean themselves. */
final class LineEditor implements LineInput {
    private final LineReaderImpl editor;

    /**
     * @param history file of the history, or null to keep none
     * @param plain whether nothing may be redrawn but the line itself
     */
    LineEditor(
            Terminal terminal,
            Conversation conversation,
            Completer completer,
            @Nullable Path history,
            boolean plain,
            boolean colors) {
        editor = new LineReaderImpl(terminal, "fleetsh", null);
        editor.setParser(new LineParser(conversation::isCommand));
        editor.setCompleter(completer);
        editor.setHighlighter(
                colors
                        ? new LineHighlighter(conversation::isCommand, word -> known(conversation, word))
                        : new DefaultHighlighter() {
                            @Override
                            public AttributedString highlight(LineReader reader, String buffer) {
                                return new AttributedString(buffer);
                            }
                        });
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
        SafeHistory lines = new SafeHistory();
        editor.setHistory(lines);
        lines.attach(editor);
        if (!plain) {
            new AutosuggestionWidgets(editor).enable();
        }
    }

    @Override
    public String read(String prompt) {
        return editor.readLine(escape(prompt));
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

    private static boolean known(Conversation conversation, String word) {
        return conversation.session().values().containsKey(word)
                || conversation.commands().all().stream()
                        .anyMatch(verb -> verb.name().startsWith(word));
    }
}
