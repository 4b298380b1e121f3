package dev.fleetsh.source.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fleetsh.fleet.SnapshotException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * The first line of a snapshot.
 *
 * @param takenAt when collecting began
 * @param source what the fleet was read from, for people
 * @param nodes how many are in it
 * @param gaps how much of what was asked for did not come
 */
public record SnapshotHeader(Instant takenAt, String source, int nodes, int gaps) {
    static final Set<String> FIELDS = Set.of("fleetsh", "takenAt", "source", "nodes", "complete");

    private static final String LIST = "`snapshot list` shows those there are";

    /**
     * Reads no more of a file than this line.
     *
     * @throws SnapshotException where it is no snapshot, is of a later format, or can't be read
     */
    static SnapshotHeader read(Path file) {
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file);
                InputStream unpacked = Compression.of(file).unpack(in)) {
            return of(name, tree(name, SnapshotJson.mapper(), new Lines(unpacked)));
        } catch (IOException e) {
            throw new SnapshotException(name + " can't be read: " + SnapshotFile.why(e), LIST);
        }
    }

    /** The first line as it stands there. */
    static ObjectNode tree(String name, ObjectMapper mapper, Lines lines) {
        try {
            if (!lines.next()) {
                throw foreign(name, "it is empty");
            }
            JsonNode first = mapper.readTree(lines.bytes(), lines.start(), lines.length());
            if (!(first instanceof ObjectNode object) || !first.path("fleetsh").isInt()) {
                throw foreign(name, "its first line does not name the format");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw foreign(name, "its first line is no JSON");
        } catch (IOException e) {
            throw foreign(name, SnapshotFile.why(e));
        }
    }

    static SnapshotHeader of(String name, ObjectNode first) {
        int version = first.path("fleetsh").asInt();
        if (version > SnapshotJson.VERSION) {
            throw new SnapshotException(
                    name + " has format " + version + ", and this fleetsh reads up to " + SnapshotJson.VERSION,
                    "open it with the newer fleetsh that wrote it");
        }
        try {
            return new SnapshotHeader(
                    Instant.parse(first.path("takenAt").asText()),
                    first.path("source").asText(),
                    first.path("nodes").asInt(),
                    first.path("complete").path("gaps").size());
        } catch (DateTimeParseException e) {
            throw foreign(name, "its first line is damaged");
        }
    }

    private static SnapshotException foreign(String name, String why) {
        return new SnapshotException(name + " is no snapshot: " + why, LIST);
    }
}
