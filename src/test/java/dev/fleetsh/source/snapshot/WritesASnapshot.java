package dev.fleetsh.source.snapshot;

import dev.fleetsh.fleet.SnapshotException;
import java.nio.file.Path;

/** A process that writes a snapshot over one that is there, and may not come to the end of it. */
final class WritesASnapshot {
    private WritesASnapshot() {}

    /** Folder, name, size. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        SnapshotFolder folder = new SnapshotFolder(Path.of(args[0]));
        Snapshot snapshot = Snapshot.of(Fleets.of(Integer.parseInt(args[2])));
        System.out.println("writing");
        try {
            folder.save(snapshot, args[1], true);
            System.out.println("written");
        } catch (SnapshotException e) {
            System.out.println(e.getMessage());
            System.exit(e.exitCode());
        }
    }
}
