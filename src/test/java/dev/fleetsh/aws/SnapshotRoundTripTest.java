package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.snapshot.Snapshot;
import dev.fleetsh.source.snapshot.SnapshotFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet comes back from a file as it was. */
class SnapshotRoundTripTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.jsonl.gz", "a.jsonl.zst"})
    void everyFactWithItsOrigin(String name) {
        Fleet fleet = SimulatedFleet.of(World.DEFAULT_NODES).load();
        Path file = folder.resolve(name);

        SnapshotFile.write(Snapshot.of(fleet), file);
        Fleet read = SnapshotFile.read(file).fleet();

        assertThat(read.completeness()).isEqualTo(fleet.completeness());
        assertThat(read.takenAt()).isEqualTo(fleet.takenAt());
        assertThat(read.source()).isEqualTo(fleet.source());
        assertThat(read.scopes()).isEqualTo(fleet.scopes());
        assertThat(FactsByPlace.of(read)).isEqualTo(FactsByPlace.of(fleet));
        assertThat(values(read)).isEqualTo(values(fleet));
    }

    private static Map<String, String> values(Fleet fleet) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Node node : fleet.nodes()) {
            values.put(
                    node.id(),
                    String.join(
                            "|",
                            node.scope().id().toString(),
                            node.kind().label(),
                            node.name(),
                            node.computerName(),
                            node.ip(),
                            node.vpc(),
                            node.subnet(),
                            node.sourceType(),
                            node.activation(),
                            node.tags().toString()));
        }
        return values;
    }
}
