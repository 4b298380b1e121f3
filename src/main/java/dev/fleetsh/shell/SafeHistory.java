package dev.fleetsh.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/**
 * History that never learns a line with a secret in it, one that begins with a space, or a paste without end. A file that
 * can't be read is put aside, and a new one begins.
 */
final class SafeHistory extends DefaultHistory {
    private static final int LONGEST = 20_000;

    private final @Nullable Path file;
    private String problem = "";

    /**
     * @param file where the history is kept, or null
     */
    SafeHistory(@Nullable Path file) {
        this.file = file;
    }

    @Override
    public void add(Instant time, String line) {
        if (!line.startsWith(" ") && !line.isBlank() && line.length() <= LONGEST && !Secrets.in(line)) {
            super.add(time, line.stripTrailing());
        }
    }

    @Override
    public void load() throws IOException {
        try {
            super.load();
        } catch (IOException | RuntimeException e) {
            problem = aside();
        }
    }

    /** What went wrong with the file, for the person; empty when nothing did. */
    String problem() {
        return problem;
    }

    private String aside() {
        if (file == null) {
            return "";
        }
        Path broken = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, broken, StandardCopyOption.REPLACE_EXISTING);
            return "the history could not be read; it is kept as " + broken + ", and a new one begins";
        } catch (IOException e) {
            return "the history in " + file + " can't be read; lines of this shell are not kept";
        }
    }
}
