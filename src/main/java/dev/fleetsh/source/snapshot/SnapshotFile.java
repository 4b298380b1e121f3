package dev.fleetsh.source.snapshot;

import dev.fleetsh.fleet.SnapshotException;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.ZipException;

/** One file with a snapshot. It is there whole or not at all, whenever the process ends. */
public final class SnapshotFile {
    /** End of the name of a file that is being written. */
    static final String UNFINISHED = ".part";

    private static final int BUFFER = 1 << 16;

    private SnapshotFile() {}

    /**
     * Writes beside the file and moves it into place when all of it is on the disk. Only its owner may read it.
     *
     * @param file its name tells how it is packed: {@code .jsonl}, {@code .jsonl.gz} or {@code .jsonl.zst}
     * @throws SnapshotException where it can't be written; a file of that name stays what it was
     */
    public static void write(Snapshot snapshot, Path file) {
        Path unfinished = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + UNFINISHED);
        try {
            Files.deleteIfExists(unfinished);
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    ownersOnly(unfinished))) {
                OutputStream plain = new Unclosed(Channels.newOutputStream(channel));
                try (OutputStream packed = Compression.of(file).pack(new BufferedOutputStream(plain, BUFFER))) {
                    new SnapshotWriter().write(snapshot, packed);
                }
                channel.force(true);
            }
            move(unfinished, file);
        } catch (IOException e) {
            drop(unfinished);
            throw new SnapshotException(
                    file + " could not be written: " + why(e),
                    "the fleet is loaded all the same; make room, or save it elsewhere");
        }
    }

    /**
     * Reads all of it. What is damaged is left out, and the fleet's completeness says so.
     *
     * @throws SnapshotException where it can't be opened, is no snapshot, or is of a later format
     */
    public static Snapshot read(Path file) {
        try (InputStream in = Files.newInputStream(file);
                InputStream unpacked = unpacked(file, in)) {
            return new SnapshotReader(file.getFileName().toString()).read(unpacked);
        } catch (NoSuchFileException e) {
            throw new SnapshotException("there is no " + file, "`snapshot list` shows those there are");
        } catch (IOException e) {
            throw new SnapshotException(file + " could not be read: " + why(e), "");
        }
    }

    private static InputStream unpacked(Path file, InputStream in) throws IOException {
        try {
            return Compression.of(file).unpack(in);
        } catch (ZipException | EOFException e) {
            throw new SnapshotException(
                    file.getFileName() + " is no snapshot: it is not packed as its name says",
                    "`snapshot list` shows those there are");
        }
    }

    /** Packers end what they write when they are closed, and the file has to outlive that until it is on the disk. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void drop(Path unfinished) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            // The next one to write the same snapshot tries again, and pruning takes it away.
            return;
        }
    }

    /** What the system says, without the path, which stands before it. */
    static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        String said = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}
