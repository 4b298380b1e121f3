package dev.fleetsh.shell;

import dev.fleetsh.command.Target;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.render.Backdrop;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.session.Session;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that an answer is written to: whole values, no colours, whatever the screen is like. It takes the place of an older
 * one only once it is complete.
 */
final class OutputFile {
    private final Path file;
    private final String typed;
    private final String ending;

    /**
     * @param home what {@code ~} stands for
     * @throws UsageException when that is no place to write to
     */
    private OutputFile(Target target, Path home) {
        this.typed = target.file();
        this.ending = target.ending();
        try {
            Path path = typed.equals("~") || typed.startsWith("~/")
                    ? home.resolve(typed.substring(Math.min(2, typed.length())))
                    : Path.of(typed);
            // A link stays a link: what it points to is written.
            this.file = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        } catch (InvalidPathException | IOException e) {
            throw new UsageException("\"" + typed + "\" can't be the name of a file", "");
        }
    }

    /**
     * Writes an answer to the file.
     *
     * @throws UsageException when there is none, or it can't be written; an older file is as it was
     */
    static Written take(Target target, @Nullable Object answer, Session session) {
        if (answer == null) {
            throw new UsageException("there is no value to write to " + target.file(), "");
        }
        OutputFile file = new OutputFile(target, Path.of(System.getProperty("user.home", "")));
        return new Written(answer, file.write(answer, session.clock().instant(), new SessionBackdrop(session)));
    }

    private void check() {
        Path folder = folder();
        if (Files.isDirectory(file)) {
            throw new UsageException(typed + " is a folder", "write > " + typed + "/NAME." + ending);
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException(
                    "no such folder: " + folder,
                    typed.startsWith("/") || typed.startsWith("~")
                            ? "make it, or write to another one"
                            : "the name is relative to " + Path.of("").toAbsolutePath());
        }
        if (!Files.isWritable(folder) || Files.exists(file) && !Files.isWritable(file)) {
            throw new UsageException("no permission to write " + typed, "");
        }
    }

    private Path folder() {
        Path folder = file.getParent();
        return folder == null ? Path.of("").toAbsolutePath() : folder;
    }

    private String write(Object answer, Instant now, Backdrop backdrop) {
        check();
        Renderer renderer = new Renderer(format(), new View(0, Palette.NONE, now, 0), backdrop);
        Path draft = folder().resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        Lines lines;
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardOpenOption.CREATE_NEW)) {
                if (isPlan(answer) && Files.getFileAttributeView(draft, PosixFileAttributeView.class) != null) {
                    // What a plan runs is as little for others as its journal is.
                    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
                }
                lines = new Lines(writer);
                renderer.render(answer, lines);
            }
            replace(draft);
        } catch (AccessDeniedException e) {
            throw new UsageException("no permission to write " + typed, "");
        } catch (IOException e) {
            throw new UsageException("can't write " + typed + ": " + e.getMessage(), "");
        } catch (UncheckedIOException e) {
            throw new UsageException(
                    "can't write " + typed + ": " + e.getCause().getMessage(), "");
        } finally {
            forget(draft);
        }
        int rows = renderer.rows(answer);
        String what = rows >= 0 ? counted(rows, "row") : counted(lines.count, "line");
        return "wrote " + what + " to " + ErrorText.clean(typed) + "\n" + renderer.coverageBeside(answer);
    }

    private static boolean isPlan(Object answer) {
        return answer instanceof Plan || answer instanceof Shown shown && shown.value() instanceof Plan;
    }

    private void replace(Path draft) throws IOException {
        if (Files.exists(file) && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
        }
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void forget(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The failure that left it there has been told already.
            draft.toFile().deleteOnExit();
        }
    }

    private Format format() {
        return switch (ending) {
            case "csv" -> Format.CSV;
            case "json" -> Format.JSON;
            case "md" -> Format.MD;
            default -> Format.TABLE;
        };
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Counts the lines that pass, and stops writing when the line of the person is cancelled. */
    private static final class Lines implements Appendable {
        private final Writer out;
        private int count;

        Lines(Writer out) {
            this.out = out;
        }

        @Override
        public Appendable append(CharSequence text) throws IOException {
            return append(text, 0, text.length());
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            if (Thread.interrupted()) {
                throw new dev.fleetsh.fleet.InterruptedByUserException();
            }
            for (int i = start; i < end; i++) {
                count += text.charAt(i) == '\n' ? 1 : 0;
            }
            out.append(text, start, end);
            return this;
        }

        @Override
        public Appendable append(char c) throws IOException {
            count += c == '\n' ? 1 : 0;
            out.append(c);
            return this;
        }
    }
}
