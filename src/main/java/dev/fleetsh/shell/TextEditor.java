package dev.fleetsh.shell;

import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.builtins.Nano;
import org.jline.terminal.Terminal;

/** Opens a text in an editor: a program of the user's, or JLine's nano inside this process. */
final class TextEditor {
    private final Terminal terminal;
    private final String command;

    /**
     * @param command with its arguments, apart by spaces; empty for the editor inside
     */
    TextEditor(Terminal terminal, String command) {
        this.terminal = terminal;
        this.command = command;
    }

    /** The text as the person left it. */
    String edited(String text) {
        // While the editor has the terminal, Ctrl-C is the editor's.
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, Terminal.SignalHandler.SIG_IGN);
        try {
            Path file = Files.createTempFile("fleetsh-", ".groovy");
            try {
                Files.writeString(file, text);
                if (command.isEmpty()) {
                    inside(file);
                } else {
                    outside(file);
                }
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "the editor " + (command.isEmpty() ? "" : "\"" + command + "\" ") + "can't be run",
                    "`/set editor COMMAND` chooses another");
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
    }

    private void inside(Path file) throws IOException {
        Nano nano = new Nano(terminal, file.getParent());
        nano.open(List.of(file.toString()));
        nano.run();
    }

    private void outside(Path file) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.strip().split("\\s+")));
        words.add(file.toString());
        terminal.pause();
        Process process = new ProcessBuilder(words).inheritIO().start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new UsageException(
                        "the editor \"" + command + "\" ended with " + code + "; nothing was changed", "");
            }
        } catch (InterruptedException e) {
            process.destroy();
            throw new InterruptedByUserException();
        } finally {
            terminal.resume();
        }
    }
}
