package dev.fleetsh.shell;

import dev.fleetsh.fleet.UsageException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that the person named. */
final class TextFile {
    private TextFile() {}

    /**
     * @throws UsageException why it can't be read
     */
    static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException(
                    "no such file: " + path,
                    path.startsWith("/")
                            ? ""
                            : "the name is relative to " + Path.of("").toAbsolutePath());
        } catch (MalformedInputException e) {
            throw new UsageException("not a text in UTF-8: " + path, "");
        } catch (IOException e) {
            throw new UsageException("can't read " + path + ": " + e.getMessage(), "");
        }
    }
}
