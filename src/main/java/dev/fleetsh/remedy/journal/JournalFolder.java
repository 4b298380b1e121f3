package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.RemedyException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The files of journals and their locks. A lock has a file of its own: on some systems whoever closes a file gives up
 * every lock of the process on it, and journals are read while they are written.
 */
final class JournalFolder {
    private final Path folder;
    /** Journals that this process writes: their locks are not to be touched by looking at them. */
    private final Set<String> own = new HashSet<>();

    JournalFolder(Path folder) {
        this.folder = folder;
    }

    synchronized Journal create(LongFunction<String> names, long first) {
        try {
            if (!Files.isDirectory(folder)) {
                if (folder.getParent() != null) {
                    Files.createDirectories(folder.getParent());
                }
                Files.createDirectory(folder, rights("rwx------"));
            }
            for (long number = first; ; number++) {
                try {
                    Journal journal = made(names.apply(number));
                    if (journal != null) {
                        return journal;
                    }
                } catch (FileAlreadyExistsException e) {
                    // Another process was faster; the next number is free.
                    continue;
                }
            }
        } catch (IOException e) {
            throw new RemedyException(
                    "no journal can be made in " + folder + ": " + e.getMessage(),
                    "nothing is changed without a journal");
        }
    }

    synchronized Journal reopen(String id) {
        try {
            FileLock lock = lock(id);
            try {
                return goOn(id, lock);
            } catch (IOException | RuntimeException e) {
                release(id, lock);
                throw e;
            }
        } catch (IOException e) {
            throw new RemedyException("journal " + id + " can't be opened: " + e.getMessage(), "look at " + file(id));
        }
    }

    private Journal goOn(String id, FileLock lock) throws IOException {
        JournalText text = text(id);
        Recorded recorded = text.recorded();
        if (!recorded.damage().isEmpty()) {
            throw new RemedyException(
                    "journal " + id + " can't be gone on with: "
                            + recorded.damage().get(0),
                    "make a new plan; what was applied is found as done");
        }
        String tag = recorded.opened().tag();
        RandomAccessFile file = new RandomAccessFile(file(id).toFile(), "rw");
        file.setLength(text.whole());
        file.seek(text.whole());
        file.getFD().sync();
        return new JournalFile(id, tag, file, text.number(), text.sum(), () -> release(id, lock));
    }

    /** Locked before it is there, so that nobody goes on with a journal that is only just being made. */
    private @Nullable Journal made(String id) throws IOException {
        FileLock lock = free(id);
        if (lock == null) {
            return null;
        }
        try {
            FileChannel.open(
                            file(id),
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            rights("rw-------"))
                    .close();
            sync();
            return new JournalFile(
                    id,
                    tag(),
                    new RandomAccessFile(file(id).toFile(), "rw"),
                    0,
                    JournalLine.FIRST,
                    () -> release(id, lock));
        } catch (IOException e) {
            release(id, lock);
            throw e;
        }
    }

    /** The name of a new file is to be on the disk as well, where the system has a way to say so. */
    private void sync() {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Windows opens no folders; it keeps their entries by itself.
            return;
        }
    }

    /**
     * @throws RemedyException where it can't be read, or a newer fleetsh wrote it
     */
    JournalText text(String id) {
        try {
            return JournalText.of(id, Files.readAllBytes(file(id)));
        } catch (IOException e) {
            throw new RemedyException("journal " + id + " can't be read: " + e.getMessage(), "look at " + file(id));
        }
    }

    /** Whether some process writes it. */
    synchronized boolean busy(String id) {
        if (own.contains(id)) {
            return true;
        }
        if (!Files.exists(lockFile(id))) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile(id), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private FileLock lock(String id) throws IOException {
        FileLock lock = free(id);
        if (lock == null) {
            throw taken(id);
        }
        return lock;
    }

    /** The lock of a journal; null where somebody has it. */
    private @Nullable FileLock free(String id) throws IOException {
        if (own.contains(id)) {
            return null;
        }
        FileChannel channel = FileChannel.open(
                lockFile(id), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), rights("rw-------"));
        FileLock lock = tried(channel);
        if (lock == null) {
            channel.close();
            return null;
        }
        own.add(id);
        return lock;
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static RemedyException taken(String id) {
        return new RemedyException(
                "journal " + id + " is being written by another fleetsh", "wait until that apply is over");
    }

    private synchronized void release(String id, FileLock lock) {
        if (own.remove(id)) {
            try {
                // The file stays: whoever waits for it must not be left with a lock on a file that is gone.
                lock.acquiredBy().close();
            } catch (IOException e) {
                // The system gives the lock back when the process ends.
                return;
            }
        }
    }

    private FileAttribute<?>[] rights(String mode) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private Path file(String id) {
        return folder.resolve(id + ".jsonl");
    }

    private Path lockFile(String id) {
        return folder.resolve(id + ".lock");
    }

    private static String tag() {
        byte[] bytes = new byte[3];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
