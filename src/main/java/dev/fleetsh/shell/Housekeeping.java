package dev.fleetsh.shell;

import dev.fleetsh.command.Exit;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.evaluate.Pieces;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Snippet;
import dev.fleetsh.shell.meta.Desk;
import dev.fleetsh.shell.meta.Setting;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the housekeeping what it needs of a conversation and its host. */
final class Housekeeping implements Desk {
    private final Conversation conversation;
    private final Host host;
    /** Files that are being entered on this thread; a file may open others, but not itself. */
    private final ThreadLocal<Deque<Path>> open = ThreadLocal.withInitial(ArrayDeque::new);

    Housekeeping(Conversation conversation, Host host) {
        this.conversation = conversation;
        this.host = host;
    }

    @Override
    public Session session() {
        return conversation.session();
    }

    @Override
    public @Nullable Exit enter(String text) {
        return shown(() -> conversation.enter(text));
    }

    @Override
    public @Nullable Exit enterAgain(String text) {
        host.echo(text);
        return enter(text);
    }

    private @Nullable Exit shown(Supplier<Answer> work) {
        long start = System.nanoTime();
        Answer answer = work.get();
        if (answer.value() instanceof Exit exit) {
            return exit;
        }
        host.show(answer, (System.nanoTime() - start) / 1_000_000);
        return null;
    }

    @Override
    public @Nullable Exit open(String path) {
        Path file = Path.of(path).toAbsolutePath().normalize();
        if (open.get().contains(file)) {
            throw new UsageException(path + " opens itself", "");
        }
        open.get().push(file);
        try {
            return enter(TextFile.read(path), path);
        } finally {
            open.get().pop();
        }
    }

    /** Enters a text piece by piece; failures name the file and the line. */
    private @Nullable Exit enter(String text, String path) {
        for (Pieces.Piece piece : pieces(text, path)) {
            try {
                Exit exit = shown(() -> path.endsWith(".groovy")
                        ? conversation.enterScript(piece.text())
                        : conversation.enter(piece.text()));
                if (exit != null) {
                    return exit;
                }
            } catch (ScriptException | UsageException e) {
                throw at(path, piece.line() - 1, e);
            }
        }
        return null;
    }

    private List<Pieces.Piece> pieces(String text, String path) {
        if (path.endsWith(".groovy")) {
            try {
                return Pieces.of(text);
            } catch (ScriptException e) {
                throw at(path, 0, e);
            }
        }
        List<Pieces.Piece> pieces = new ArrayList<>();
        Blocks blocks = new Blocks(conversation::isCommand);
        for (String line : text.lines().toList()) {
            String block = blocks.add(line);
            if (block != null) {
                pieces.add(new Pieces.Piece(blocks.line(), block));
            }
        }
        String rest = blocks.rest();
        if (rest != null) {
            pieces.add(new Pieces.Piece(blocks.line(), rest));
        }
        return pieces;
    }

    private static RuntimeException at(String path, int before, RuntimeException e) {
        if (e instanceof ScriptException script) {
            ScriptException placed = new ScriptException(
                    script.exitCode(),
                    path + ":" + (before + Math.max(1, script.line())) + ": " + script.getMessage(),
                    script.hint(),
                    script.source(),
                    script.line(),
                    script.column(),
                    script.length());
            placed.setStackTrace(script.getStackTrace());
            return placed;
        }
        String hint = e instanceof UsageException usage ? usage.hint() : "";
        return new UsageException(path + ":" + (before + 1) + ": " + e.getMessage(), hint);
    }

    @Override
    public @Nullable Object evaluate(String expression) {
        return conversation.evaluate(expression);
    }

    @Override
    public void forget(Definition definition) {
        conversation.forget(definition);
    }

    @Override
    public void reset() {
        conversation.reset();
        host.startUp();
    }

    @Override
    public String edited(String text) {
        return host.edited(text);
    }

    @Override
    public List<String> history(boolean earlier) {
        List<String> lines = earlier ? host.history() : List.of();
        return lines.isEmpty() ? conversation.typed() : lines;
    }

    @Override
    public String script(List<Snippet> snippets) {
        return new SavedScript(conversation.commands(), session().values()).of(snippets);
    }

    @Override
    public boolean secret(String line) {
        return Secrets.in(line);
    }

    @Override
    public List<Setting> settings() {
        return host.settings();
    }

    @Override
    public void retain(Setting setting) {
        host.retain(setting);
    }

    @Override
    public Path folder() {
        return Path.of("");
    }

    @Override
    public List<List<Object>> surroundings() {
        return Surroundings.of(session(), host.surroundings());
    }

    @Override
    public @Nullable Object help(String subject) {
        return conversation.commands().run("help " + subject);
    }
}
