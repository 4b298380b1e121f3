package dev.fleetsh.remedy.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Locks of journals and of plans. Each has a file of its own: on some systems whoever closes a file gives up every lock of
 * the process on it, and journals are read while they are written.
 */
final class JournalLocks {
    private final Path folder;
    /** What this process holds: these locks are not to be touched by looking at them. */
    private final Set<String> own = new HashSet<>();

    JournalLocks(Path folder) {
        this.folder = folder;
    }

    /** A lock of this process, by the name of its file. */
    record Held(String name, FileLock lock) {}

    /** Whether some process holds it. */
    synchronized boolean busy(String name) {
        if (own.contains(name)) {
            return true;
        }
        if (!Files.exists(file(name))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file(name), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The lock of that name; null where somebody has it. */
    synchronized @Nullable Held free(String name) throws IOException {
        if (own.contains(name)) {
            return null;
        }
        FileChannel channel = FileChannel.open(
                file(name), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), rights(folder, "rw-------"));
        FileLock lock = tried(channel);
        if (lock == null) {
            channel.close();
            return null;
        }
        own.add(name);
        return new Held(name, lock);
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    synchronized void release(Held... some) {
        for (Held held : some) {
            if (own.remove(held.name())) {
                try {
                    // The file stays: whoever waits for it must not be left with a lock on a file that is gone.
                    held.lock().acquiredBy().close();
                } catch (IOException e) {
                    // The system gives the lock back when the process ends.
                    continue;
                }
            }
        }
    }

    /** What a new file or folder may be used for, where the system has a way to say so. */
    static FileAttribute<?>[] rights(Path folder, String mode) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private Path file(String name) {
        return folder.resolve(name + ".lock");
    }
}
