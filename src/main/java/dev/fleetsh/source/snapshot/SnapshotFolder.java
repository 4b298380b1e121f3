package dev.fleetsh.source.snapshot;

import dev.fleetsh.fleet.SnapshotException;
import dev.fleetsh.fleet.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one person. Those that are written after a load are named by their moment, and go when they are old;
 * those that the person named stay until they are deleted.
 */
public final class SnapshotFolder {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern BY_MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ(-\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;

    public SnapshotFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A snapshot in the folder.
     *
     * @param name without the ending
     * @param file where it is
     * @param bytes its size
     * @param header its first line, or null where that can't be read
     * @param problem why it can't, else empty
     */
    public record Stored(
            String name, Path file, long bytes, @Nullable SnapshotHeader header, String problem) {
        /** Whether it was written after a load, and nobody gave it a name. */
        public boolean automatic() {
            return BY_MOMENT.matcher(name).matches();
        }
    }

    /**
     * All of them, the newest first, those that can't be read last.
     *
     * @throws SnapshotException where the folder can't be read
     */
    public List<Stored> list() {
        List<Stored> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = name(file);
                if (!name.isEmpty() && Files.isRegularFile(file)) {
                    all.add(stored(name, file));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new SnapshotException("the snapshots in " + folder + " can't be listed: " + SnapshotFile.why(e), "");
        }
        all.sort(Comparator.comparing((Stored stored) ->
                        stored.header() == null ? Instant.MIN : stored.header().takenAt())
                .reversed()
                .thenComparing(Stored::name));
        return all;
    }

    /** The newest that was read from there, where there is one. */
    public Optional<Stored> newest(String source) {
        return list().stream()
                .filter(stored ->
                        stored.header() != null && stored.header().source().equals(source))
                .findFirst();
    }

    /**
     * The snapshot of that name.
     *
     * @throws UsageException where there is none
     */
    public Stored named(String name) {
        List<Stored> all = list();
        return all.stream()
                .filter(stored -> stored.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "there is no snapshot '" + name + "'",
                        all.isEmpty() ? "none has been written yet" : "`snapshot list` shows those there are"));
    }

    /**
     * Writes one after a load.
     *
     * @return where it is
     */
    public Stored keep(Snapshot snapshot) {
        String moment = MOMENT.format(snapshot.fleet().takenAt());
        String name = moment;
        for (int i = 2; isTaken(name); i++) {
            name = moment + "-" + i;
        }
        return write(snapshot, name);
    }

    /**
     * Writes one under a name.
     *
     * @throws UsageException for a name that is none, or is taken
     */
    public Stored save(Snapshot snapshot, String name, boolean replace) {
        if (!NAME.matcher(name).matches()) {
            throw new UsageException(
                    "'" + name + "' can't be the name of a snapshot",
                    "use letters, digits, '.', '_' and '-', up to 64, and begin with a letter or a digit");
        }
        if (BY_MOMENT.matcher(name).matches()) {
            throw new UsageException(
                    "'" + name + "' is how snapshots are named that nobody named", "give it a name of its own");
        }
        if (!replace && isTaken(name)) {
            throw new UsageException("there is a snapshot '" + name + "' already", "use --force to write it anew");
        }
        return write(snapshot, name);
    }

    private Stored write(Snapshot snapshot, String name) {
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new SnapshotException(
                    "the folder of snapshots " + folder + " can't be made: " + SnapshotFile.why(e), "");
        }
        Path file = file(name, Compression.best());
        SnapshotFile.write(snapshot, file);
        return stored(name, file);
    }

    private boolean isTaken(String name) {
        return Arrays.stream(Compression.values()).anyMatch(packed -> Files.exists(file(name, packed)));
    }

    /** Deletes one. */
    public void delete(Stored stored) {
        try {
            Files.deleteIfExists(stored.file());
        } catch (IOException e) {
            throw new SnapshotException(stored.file() + " can't be deleted: " + SnapshotFile.why(e), "");
        }
    }

    /**
     * Those written after a load that are too many or too old, the newest of each source excepted.
     *
     * @param most how many of each source are kept; at least 1
     * @param oldest how old they may be
     */
    public List<Stored> outdated(int most, Duration oldest, Instant now) {
        List<Stored> outdated = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Stored stored : list()) {
            SnapshotHeader header = stored.header();
            if (header != null && stored.automatic()) {
                int older = seen.merge(header.source(), 1, Integer::sum);
                if (older > 1 && (older > most || header.takenAt().isBefore(now.minus(oldest)))) {
                    outdated.add(stored);
                }
            }
        }
        return outdated;
    }

    /** Takes away what a process left half written that ended in the middle of it. */
    public void tidy(Instant now) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "." + "*" + SnapshotFile.UNFINISHED)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ABANDONED))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new SnapshotException(
                    "what is left half written in " + folder + " can't be deleted: " + SnapshotFile.why(e), "");
        }
    }

    private Path file(String name, Compression packed) {
        return folder.resolve(name + packed.ending());
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        if (name.startsWith(".")) {
            return "";
        }
        for (Compression each : Compression.values()) {
            if (name.endsWith(each.ending())) {
                return name.substring(0, name.length() - each.ending().length());
            }
        }
        return "";
    }

    private static Stored stored(String name, Path file) {
        long bytes = file.toFile().length();
        try {
            return new Stored(name, file, bytes, SnapshotHeader.read(file), "");
        } catch (SnapshotException e) {
            return new Stored(name, file, bytes, null, String.valueOf(e.getMessage()));
        }
    }
}
