package dev.fleetsh.shell;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.shell.meta.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings that are kept for later sessions, a line each, in the user's configuration folder; for its owner only. */
final class RetainedSettings {
    private final Path file;

    RetainedSettings(Path folder) {
        this.file = folder.resolve("settings");
    }

    /**
     * Gives the settings the values that were kept.
     *
     * @return what could not be done, in words
     */
    List<String> apply(List<Setting> settings) {
        List<String> mistakes = new ArrayList<>();
        read().forEach((name, value) -> {
            Setting found = settings.stream()
                    .filter(setting -> setting.name().equals(name))
                    .findFirst()
                    .orElse(null);
            boolean possible = found != null
                    && (found.choices().isEmpty() || found.choices().contains(value));
            if (found == null || !possible) {
                mistakes.add(file + ": \"" + name + " " + value + "\" means nothing here");
                return;
            }
            try {
                found.change().accept(value);
            } catch (UsageException e) {
                mistakes.add(file + ": " + e.getMessage());
            }
        });
        return mistakes;
    }

    void keep(Setting setting) {
        Map<String, String> kept = read();
        kept.put(setting.name(), setting.value().get());
        StringBuilder text = new StringBuilder();
        kept.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append('\n'));
        try {
            if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix && !Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UsageException("can't write " + file, "the setting holds until the shell ends");
        }
    }

    private Map<String, String> read() {
        Map<String, String> kept = new LinkedHashMap<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    kept.put(line.substring(0, space), line.substring(space + 1).strip());
                }
            }
        } catch (IOException e) {
            // Without the file the shell works as it does when nothing was kept.
            return kept;
        }
        return kept;
    }
}
