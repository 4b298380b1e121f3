package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.plan.Plan;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The files of journals. Whoever writes one holds its lock and that of its plan. */
final class JournalFolder {
    private final Path folder;
    private final JournalLocks locks;

    JournalFolder(Path folder) {
        this.folder = folder;
        this.locks = new JournalLocks(folder);
    }

    /** @param check throws where the plan may not be begun; while it looks, nobody else begins it */
    synchronized Journal create(Plan plan, Runnable check, LongFunction<String> names, long first) {
        try {
            if (!Files.isDirectory(folder)) {
                if (folder.getParent() != null) {
                    Files.createDirectories(folder.getParent());
                }
                Files.createDirectory(folder, JournalLocks.rights(folder, "rwx------"));
            }
            refuseOthers();
            return create(lock(plan), check, names, first);
        } catch (IOException e) {
            throw new RemedyException(
                    "no journal can be made in " + folder + ": " + e.getMessage(),
                    "nothing is changed without a journal");
        }
    }

    /** Whoever may write here could say that a change was made, or take a record of one away. */
    private void refuseOthers() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        Set<PosixFilePermission> rights =
                view == null ? Set.of() : view.readAttributes().permissions();
        if (rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new RemedyException(
                    "others may write to " + folder + ", where journals are kept", "chmod go-w " + folder);
        }
    }

    private Journal create(JournalLocks.Held plan, Runnable check, LongFunction<String> names, long first)
            throws IOException {
        try {
            check.run();
            for (long number = first; ; number++) {
                try {
                    Journal journal = made(names.apply(number), plan);
                    if (journal != null) {
                        return journal;
                    }
                } catch (FileAlreadyExistsException e) {
                    // Another process was faster; the next number is free.
                    continue;
                }
            }
        } catch (IOException | RuntimeException e) {
            locks.release(plan);
            throw e;
        }
    }

    synchronized Journal reopen(String id) {
        try {
            JournalLocks.Held journal = locks.free(id);
            if (journal == null) {
                throw new RemedyException(
                        "journal " + id + " is being written just now",
                        "by another fleetsh, or a line that was left to itself; wait until that apply is over");
            }
            try {
                return goOn(id, journal);
            } catch (IOException | RuntimeException e) {
                locks.release(journal);
                throw e;
            }
        } catch (IOException e) {
            throw new RemedyException("journal " + id + " can't be opened: " + e.getMessage(), "look at " + file(id));
        }
    }

    private Journal goOn(String id, JournalLocks.Held journal) throws IOException {
        JournalText text = text(id);
        Recorded recorded = text.recorded();
        if (!recorded.damage().isEmpty()) {
            throw new RemedyException(
                    "journal " + id + " can't be gone on with: "
                            + recorded.damage().get(0),
                    "make a new plan; what was applied is found as done");
        }
        String tag = recorded.opened().tag();
        JournalLocks.Held plan = lock(recorded.plan());
        try {
            RandomAccessFile file = new RandomAccessFile(file(id).toFile(), "rw");
            file.setLength(text.whole());
            file.seek(text.whole());
            file.getFD().sync();
            return new JournalFile(id, tag, file, text.number(), text.sum(), () -> locks.release(journal, plan));
        } catch (IOException e) {
            locks.release(plan);
            throw e;
        }
    }

    /** Locked before it is there, so that nobody goes on with a journal that is only just being made. */
    private @Nullable Journal made(String id, JournalLocks.Held plan) throws IOException {
        JournalLocks.Held journal = locks.free(id);
        if (journal == null) {
            return null;
        }
        try {
            FileChannel.open(
                            file(id),
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            JournalLocks.rights(folder, "rw-------"))
                    .close();
            sync();
            return new JournalFile(
                    id,
                    tag(),
                    new RandomAccessFile(file(id).toFile(), "rw"),
                    0,
                    JournalLine.FIRST,
                    () -> locks.release(journal, plan));
        } catch (IOException e) {
            locks.release(journal);
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
    boolean busy(String id) {
        return locks.busy(id);
    }

    /** Keeps a plan from being applied twice at once: files of plans can be handed on. */
    private JournalLocks.Held lock(Plan plan) throws IOException {
        JournalLocks.Held held = locks.free("plan-" + plan.name().uid());
        if (held == null) {
            throw new RemedyException(
                    plan.id() + " is being applied just now",
                    "by another fleetsh, or a line that was left to itself; `journal` shows how far it is");
        }
        return held;
    }

    private Path file(String id) {
        return folder.resolve(id + ".jsonl");
    }

    private static String tag() {
        byte[] bytes = new byte[3];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
