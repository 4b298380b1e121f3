package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes scripts into the user's folder, for the user's eyes only. */
final class NewScript {
    private NewScript() {}

    static String skeleton(String name) {
        return """
                // What %s is for; this remark and the header are what `run %s --help` shows.
                title 'Windows nodes whose agent is below a version, by Region'
                param 'below', type: AgentVersion, default: '3.1', help: 'the version that agents should have'

                // Here each parameter is a variable. nodes are the nodes in focus, fleet is everything, and the verbs are
                // functions: check(nodes), why('mi-…'). The value of the last line is the answer.
                def old = nodes.where { windows && agent < below }
                println "${old.size()} of ${nodes.size()} nodes"
                old.groupBy { region }.counts()
                """.formatted(name, name);
    }

    /**
     * @throws UsageException when the file exists, or can't be written
     */
    static void write(Path file, String text) {
        Path folder = file.getParent();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(folder, owner(folder, "rwx------"));
            }
            Files.createFile(file, owner(folder, "rw-------"));
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + " exists", "`script edit` opens it; or choose another name");
        } catch (IOException e) {
            throw new UsageException("can't write " + file + ": " + e.getMessage(), "");
        }
    }

    private static FileAttribute<?>[] owner(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
