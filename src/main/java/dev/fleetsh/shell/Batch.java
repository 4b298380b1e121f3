package dev.fleetsh.shell;

import dev.fleetsh.command.Exit;
import dev.fleetsh.fleet.ScriptEndException;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.apply.ApplyResult;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.shell.Options.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs lines without a person: from arguments, files or standard input. It stops at the first failure. */
final class Batch {
    private static final Pattern HEADER = Pattern.compile("(?m)^\\s*(?:title|param)\\b[ (]");

    private final Conversation conversation;
    private final Renderer renderer;
    private final ErrorText errors;
    private final @Nullable Threshold threshold;
    private final BufferedReader in;
    private final Writer out;
    private final Writer err;
    private @Nullable BatchInterrupts interrupts;
    private boolean applyFailed;

    /** A run that is over, with the exit code of the process. */
    private static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int code;

        Over(int code) {
            super(null, null, false, false);
            this.code = code;
        }
    }

    /**
     * @param threshold what decides the exit code when every line has run, or null
     */
    Batch(
            Conversation conversation,
            Renderer renderer,
            ErrorText errors,
            @Nullable Threshold threshold,
            BufferedReader in,
            Writer out,
            Writer err) {
        this.conversation = conversation;
        this.renderer = renderer;
        this.errors = errors;
        this.threshold = threshold;
        this.in = in;
        this.out = out;
        this.err = err;
        conversation.onAnswer(this::hear);
        conversation.heldAt(new Host() {
            @Override
            public boolean show(Answer answer, long milliseconds) {
                try {
                    print(answer);
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    /** Says who hears Ctrl-C while something is applied. */
    void interruptedBy(BatchInterrupts signals) {
        interrupts = signals;
    }

    /** Answers of all verbs, also of those that scripts call. */
    private void hear(Object answer) {
        if (threshold != null) {
            threshold.hear(answer);
        }
        applyFailed |= Printing.unwrapped(answer) instanceof ApplyResult result && !result.fine();
    }

    /**
     * Runs the sources in order; standard input when there are none.
     *
     * @return exit code of the process
     * @throws IOException when the output can't be written
     */
    int run(List<Source> sources) throws IOException {
        return run("", sources);
    }

    /**
     * Runs the sources in order as {@link #run(List)} does, behind a start-up file.
     *
     * @param startUp its path, or empty for none
     */
    int run(String startUp, List<Source> sources) throws IOException {
        try {
            if (!startUp.isEmpty()) {
                startUp(startUp);
            }
            if (sources.isEmpty()) {
                lines(in, "");
            }
            for (Source source : sources) {
                if (source instanceof Source.Line line) {
                    lines(new BufferedReader(new java.io.StringReader(line.text())), "");
                } else if (source instanceof Source.File file) {
                    file(file);
                } else if (source instanceof Source.Saved saved) {
                    print(attempt(() -> conversation.runSaved(saved.words()), ""));
                }
            }
            return verdict();
        } catch (Over over) {
            return over.code;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Enters a start-up file, whose answers are not shown. */
    private void startUp(String path) throws IOException {
        conversation.session().snippets().startUp(true);
        try {
            new Housekeeping(conversation, new Host() {}).open(path);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw failed(e, "");
        } finally {
            conversation.session().snippets().startUp(false);
        }
    }

    private void file(Source.File file) throws IOException {
        String path = file.path();
        if (path.endsWith(".groovy") && (!file.arguments().isEmpty() || hasHeader(path))) {
            List<String> words = new ArrayList<>(List.of(path));
            words.addAll(file.arguments());
            print(attempt(() -> conversation.runSaved(words), path));
            return;
        }
        if (!file.arguments().isEmpty()) {
            throw failed(
                    new UsageException(path + " takes no arguments", "only a script with a header does: FILE.groovy"),
                    "");
        }
        if (path.equals("-")) {
            lines(in, "");
            return;
        }
        String text;
        try {
            text = TextFile.read(path);
        } catch (UsageException e) {
            throw failed(e, "");
        }
        if (path.endsWith(".groovy")) {
            script(text, path);
        } else {
            lines(new BufferedReader(new java.io.StringReader(text)), path);
        }
    }

    /** As far as can be told without Groovy's parser; what looks like a header in a text is read as one, and then is none. */
    private static boolean hasHeader(String path) {
        try {
            return HEADER.matcher(Files.readString(Path.of(path))).find();
        } catch (IOException e) {
            // Reading it is tried again where the failure can be told.
            return false;
        }
    }

    private void script(String text, String path) throws IOException {
        Answer answer;
        try {
            answer = conversation.runScript(text);
        } catch (ScriptException e) {
            throw failed(e, e.line() > 0 ? path + ":" + e.line() : path);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw failed(e, path);
        }
        print(answer);
    }

    private void lines(BufferedReader reader, String name) throws IOException {
        Blocks blocks = new Blocks(conversation::isCommand);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            run(blocks.add(line), name, blocks);
        }
        run(blocks.rest(), name, blocks);
    }

    private void run(@Nullable String block, String name, Blocks blocks) throws IOException {
        if (block != null) {
            print(attempt(() -> conversation.run(block), name.isEmpty() ? "" : name + ":" + blocks.line()));
        }
    }

    private interface Attempt {
        Answer run();
    }

    private Answer attempt(Attempt attempt, String place) throws IOException {
        try {
            return attempt.run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw failed(e, place);
        }
    }

    private Over failed(Throwable failure, String place) throws IOException {
        // What came before the failure belongs before it on a screen too.
        out.flush();
        if (failure instanceof ScriptEndException end) {
            return new Over(end.exitCode());
        }
        err.write(errors.of(failure, place, 0));
        return new Over(ErrorText.exitCode(failure));
    }

    private void print(Answer answer) throws IOException {
        boolean interrupted = false;
        if (interrupts != null) {
            interrupts.over();
            interrupted = interrupts.pressed();
        }
        Object value = answer.value();
        if (value instanceof Exit exit) {
            throw new Over(exit.code());
        }
        if (value == null) {
            return;
        }
        if (value instanceof Written written) {
            // Standard output is for answers.
            err.write(written.message());
            if (!written.shown()) {
                return;
            }
            value = written.answer();
        }
        try {
            renderer.render(value, out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
        err.write(renderer.coverageBeside(value));
        if (interrupted) {
            throw new Over(BatchInterrupts.CODE);
        }
        if (applyFailed) {
            throw new Over(1);
        }
    }

    private int verdict() throws IOException {
        if (threshold == null) {
            return applyFailed ? 1 : 0;
        }
        err.write(threshold.remark());
        return applyFailed ? 1 : threshold.exitCode();
    }
}
