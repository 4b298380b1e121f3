package dev.fleetsh.shell;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.render.Format;
import dev.fleetsh.session.UserFolders;
import dev.fleetsh.shell.meta.Setting;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/** What the housekeeping finds at a terminal: settings, an editor, the history of earlier sessions. */
final class TerminalHost implements Host {
    private static final List<String> SWITCH = List.of("on", "off");

    private final Terminal terminal;
    private final UserFolders folders;
    private final Map<String, String> environment;
    private final BiConsumer<Answer, Long> shown;
    private final Supplier<List<String>> lines;
    private final Runnable startUp;
    private final List<Setting> settings;
    private volatile String editor = "";
    private volatile String start = "";

    /**
     * @param shown shows an answer
     * @param lines gives the history
     * @param startUp enters the start-up file
     */
    TerminalHost(
            Terminal terminal,
            DisplaySettings display,
            UserFolders folders,
            Map<String, String> environment,
            BiConsumer<Answer, Long> shown,
            Supplier<List<String>> lines,
            Runnable startUp) {
        this.terminal = terminal;
        this.folders = folders;
        this.environment = environment;
        this.shown = shown;
        this.lines = lines;
        this.startUp = startUp;
        this.settings = List.of(
                new Setting(
                        "format",
                        "how answers are written",
                        Arrays.stream(Format.values()).map(Format::label).toList(),
                        () -> display.format().label(),
                        value -> display.format(Arrays.stream(Format.values())
                                .filter(format -> format.label().equals(value))
                                .findFirst()
                                .orElseThrow())),
                new Setting(
                        "pager",
                        "whether answers longer than the screen open in a pager",
                        SWITCH,
                        () -> display.pager() ? "on" : "off",
                        value -> display.pager(value.equals("on"))),
                new Setting(
                        "color",
                        "whether anything is written in colour",
                        SWITCH,
                        () -> display.colors() ? "on" : "off",
                        value -> display.colors(value.equals("on"))),
                new Setting(
                        "hints",
                        "whether the history hints at what may follow",
                        SWITCH,
                        () -> display.hints() ? "on" : "off",
                        value -> display.hints(value.equals("on"))),
                new Setting(
                        "rows",
                        "after how many rows a table is cut: a number, 0 for never, usual",
                        List.of(),
                        () -> display.rows() < 0 ? "usual" : String.valueOf(display.rows()),
                        value -> display.rows(rows(value))),
                new Setting(
                        "editor",
                        "the command that /edit runs; own for fleetsh's own",
                        List.of(),
                        () -> command().isEmpty() ? "own" : command(),
                        value -> editor = value),
                new Setting(
                        "start",
                        "the start-up file of later sessions; -none for none",
                        List.of(),
                        () -> start.isEmpty() ? folders.init().toString() : start,
                        value -> start = value.equals("-none")
                                ? value
                                : Path.of(value).toAbsolutePath().toString()));
    }

    private static int rows(String value) {
        if (value.equals("usual")) {
            return DisplaySettings.USUAL_ROWS;
        }
        if (!value.matches("\\d{1,9}")) {
            throw new UsageException("rows knows no \"" + value + "\"", "a number, 0 for no limit, or usual");
        }
        return Integer.parseInt(value);
    }

    /** The start-up file that is set, or {@code -none}, or an empty text for the usual one. */
    String start() {
        return start;
    }

    private String command() {
        if (!editor.isEmpty()) {
            return editor.equals("own") ? "" : editor;
        }
        String visual = environment.getOrDefault("VISUAL", "");
        return visual.isEmpty() ? environment.getOrDefault("EDITOR", "") : visual;
    }

    @Override
    public boolean show(Answer answer, long milliseconds) {
        shown.accept(answer, milliseconds);
        return true;
    }

    @Override
    public void echo(String text) {
        text.lines().forEach(line -> terminal.writer().write(ErrorText.clean(line) + "\n"));
        terminal.flush();
    }

    @Override
    public String edited(String text) {
        return new TextEditor(terminal, command()).edited(text);
    }

    @Override
    public List<String> history() {
        return lines.get();
    }

    @Override
    public List<Setting> settings() {
        return settings;
    }

    @Override
    public void retain(Setting setting) {
        new RetainedSettings(folders.config()).keep(setting);
    }

    @Override
    public void startUp() {
        startUp.run();
    }

    @Override
    public List<List<Object>> surroundings() {
        return List.of(
                List.of("terminal", terminal.getType() + ", " + terminal.getWidth() + " columns"),
                List.of("configuration", folders.config()),
                List.of("state", folders.state()));
    }
}
