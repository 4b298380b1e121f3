package dev.fleetsh.command;

import java.nio.file.Path;

/** Lets the person change a file, and returns when that is done. */
public interface Editor {
    /**
     * @throws dev.fleetsh.fleet.UsageException when there is no editor, or it failed
     */
    void edit(Path file);
}
