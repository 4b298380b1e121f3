package dev.fleetsh.shell;

import dev.fleetsh.script.complete.Suggestion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Names of files and folders that go on from what is typed. */
final class FileNames {
    private static final int MOST = 100;

    private FileNames() {}

    static List<Suggestion> startingWith(String typed) {
        List<Suggestion> found = new ArrayList<>();
        int slash = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, slash);
        String name = typed.substring(slash);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(home(folder.isEmpty() ? "." : folder)))) {
            for (Path file : files) {
                String own = file.getFileName().toString();
                if (own.startsWith(name) && (!own.startsWith(".") || name.startsWith(".")) && found.size() < MOST) {
                    boolean isFolder = Files.isDirectory(file);
                    found.add(new Suggestion(
                            folder + own + (isFolder ? "/" : ""),
                            "",
                            isFolder ? "folders" : "files",
                            isFolder ? "" : " "));
                }
            }
        } catch (IOException | InvalidPathException | SecurityException e) {
            // No such folder: nothing to offer.
        }
        return found;
    }

    private static String home(String folder) {
        return folder.startsWith("~/") ? System.getProperty("user.home") + folder.substring(1) : folder;
    }
}
