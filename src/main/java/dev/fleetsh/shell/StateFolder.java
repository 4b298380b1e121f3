package dev.fleetsh.shell;

import dev.fleetsh.session.UserFolders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ~/.local/state/fleetsh}, or where {@code FLEETSH_HOME} or {@code XDG_STATE_HOME} move it; for its owner only. */
public final class StateFolder {
    private final UserFolders folders;
    private final Path folder;

    private StateFolder(UserFolders folders) {
        this.folders = folders;
        this.folder = folders.state();
    }

    public static StateFolder of(Map<String, String> environment, Path home) {
        return new StateFolder(UserFolders.of(environment, home));
    }

    /** All folders of the user. */
    UserFolders folders() {
        return folders;
    }

    /** The history file with its folder made, or null where neither can be written. */
    @Nullable
    Path history() {
        try {
            return writable("history");
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Keeps the trace of a failure that is fleetsh's own.
     *
     * @return the file, or null where none can be written
     */
    @Nullable
    Path keep(Throwable failure) {
        try {
            Path file = writable("last-error.txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
                writer.println(Usage.version() + ", Java " + Runtime.version() + ", " + Instant.now());
                failure.printStackTrace(writer);
            }
            return file;
        } catch (IOException e) {
            return null;
        }
    }

    private Path writable(String name) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(folder)) {
            if (folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
            if (posix) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } else if (posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }
}
