package dev.fleetsh.script.saved;

import dev.fleetsh.fleet.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A script in a file.
 *
 * @param name the file's name without its ending; for a script of no folder, the path as it was written
 * @param origin whose it is
 * @param file where it lies
 * @param shadows whether it hides a shipped script of the same name
 */
public record SavedScript(String name, Origin origin, Path file, boolean shadows) {
    private static final long MOST_BYTES = 1_000_000;

    /** Whose a script is. */
    public enum Origin {
        SHIPPED("shipped"),
        USER("yours"),
        FILE("file");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A script that is named by its path. */
    public static SavedScript at(String path) {
        return new SavedScript(path, Origin.FILE, Path.of(path), false);
    }

    /** What stands in front of messages about it. */
    public String place() {
        return origin == Origin.FILE ? name : String.valueOf(file.getFileName());
    }

    /**
     * The text of the file.
     *
     * @throws UsageException when it can't be read or is no text
     */
    public String text() {
        try {
            if (!Files.isRegularFile(file)) {
                throw Files.exists(file)
                        ? new UsageException(place() + " is no file", "")
                        : new UsageException(
                                "no such file: " + place(),
                                "the name is relative to " + Path.of("").toAbsolutePath());
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new UsageException(place() + " is too long for a script", "at most 1 MB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UsageException("not a text in UTF-8: " + place(), "");
        } catch (NoSuchFileException e) {
            throw new UsageException("no such file: " + place(), "");
        } catch (IOException e) {
            throw new UsageException("can't read " + place() + ": " + e.getMessage(), "");
        }
    }
}
