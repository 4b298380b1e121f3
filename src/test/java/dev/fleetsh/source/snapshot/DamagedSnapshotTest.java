package dev.fleetsh.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.SnapshotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged file costs what is damaged in it, and says so. */
class DamagedSnapshotTest {
    private static final int NODES = 20;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("a.jsonl");
        SnapshotFile.write(Snapshot.of(Fleets.of(NODES)), file);
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private Fleet with(List<String> lines) throws IOException {
        Files.write(file, lines);
        return SnapshotFile.read(file).fleet();
    }

    private int lineOf(String kind) throws IOException {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"" + kind + "\"")) {
                return i;
            }
        }
        throw new AssertionError("no line of " + kind);
    }

    @Test
    void aNodeThatIsDamagedIsLeftOutAndTheOthersStay() throws IOException {
        List<String> lines = lines();
        int at = lines.size() - 2;
        lines.set(at, lines.get(at).replace("\"kind\"", "kind"));

        Fleet fleet = with(lines);

        assertThat(fleet.size()).isEqualTo(NODES - 1);
        assertThat(fleet.completeness().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.message()).startsWith("line " + (at + 1) + ": ");
            assertThat(gap.nodes()).isEqualTo(1);
            assertThat(gap.scope()).isEqualTo("a.jsonl");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"node\":17}",
                "{\"node\":{\"id\":5}}",
                "{\"node\":{\"account\":\"111122223333\",\"region\":\"eu-west-3\",\"from\":0,\"at\":[]}}",
                "{\"node\":{\"id\":\"i-1\",\"account\":\"999900001111\",\"region\":\"eu-west-3\",\"from\":0,\"at\":[]}}",
                "{\"node\":{\"id\":\"i-1\",\"account\":\"111122223333\",\"region\":\"eu-west-3\",\"from\":77,\"at\":[]}}",
                "{\"node\":{\"id\":\"i-1\",\"account\":\"111122223333\",\"region\":\"eu-west-3\",\"ping\":\"Merry\"}}",
                "{\"node\":{\"id\":\"i-1\",\"lastPing\":\"yesterday\"}}",
                "{\"node\":{\"id\":\"i-1\",\"tags\":[[[[",
                "{\"scope\":[]}",
                "{\"scope\":{\"id\":\"x\"}}",
                "{\"sources\":7}",
                "[1,2]",
                "}}}",
                "\u0000\u0000\u0000\u0000"
            })
    void nonsenseCostsNothingElse(String line) throws IOException {
        List<String> lines = lines();
        lines.add(lineOf("node") + 1, line);

        Fleet fleet = with(lines);

        assertThat(fleet.size()).isEqualTo(NODES);
        assertThat(fleet.node("i-00000000000000000")).isNotNull();
    }

    @Test
    void aScopeThatIsDamagedTakesItsNodesWithItAndTheCauseIsNamed() throws IOException {
        List<String> lines = lines();
        lines.set(lineOf("scope"), "{\"scope\":{\"id\":");

        Fleet fleet = with(lines);

        assertThat(fleet.size()).isZero();
        assertThat(fleet.completeness().gaps().get(0).message()).startsWith("21 lines can't be read; line 2: ");
    }

    @Test
    void aLostLineOfSourcesIsToldOfWithTheNodesThatNeedIt() throws IOException {
        List<String> lines = lines();
        lines.remove(lineOf("sources"));

        Fleet fleet = with(lines);

        assertThat(fleet.size()).isLessThan(NODES);
        assertThat(fleet.completeness().gaps().get(0).message()).contains("does not say where its facts come from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "hello\n", "[1]\n", "{\"a\":1}\n", "{\"fleetsh\":\"1\"}\n", "{\"fleetsh\":1}\n"})
    void whatIsNoSnapshotIsRefused(String text) throws IOException {
        Files.writeString(file, text);

        assertThatThrownBy(() -> SnapshotFile.read(file))
                .isInstanceOf(SnapshotException.class)
                .hasMessageStartingWith("a.jsonl is no snapshot: ");
    }

    @Test
    void aLaterFormatIsRefusedByName() throws IOException {
        List<String> lines = lines();
        lines.set(0, lines.get(0).replace("\"fleetsh\":1", "\"fleetsh\":2"));
        Files.write(file, lines);

        assertThatThrownBy(() -> SnapshotFile.read(file))
                .isInstanceOf(SnapshotException.class)
                .hasMessage("a.jsonl has format 2, and this fleetsh reads up to 1");
    }

    @Test
    void cutOffAnywhereItHoldsWhatCameBefore() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        List<String> lines = lines();
        int header = lines.get(0).length();
        for (int end = header + 1; end < whole.length; end += 13) {
            Files.write(file, Arrays.copyOf(whole, end));

            Fleet fleet = SnapshotFile.read(file).fleet();

            assertThat(fleet.completeness().complete()).isFalse();
            long complete = new String(whole, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("{\"node\"") && lines.contains(line))
                    .count();
            assertThat(fleet.size()).isEqualTo((int) complete);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.jsonl.gz", "b.jsonl.zst"})
    void aPackedOneThatIsCutOffSaysSo(String name) throws IOException {
        Path packed = folder.resolve(name);
        SnapshotFile.write(Snapshot.of(Fleets.of(50_000)), packed);
        byte[] whole = Files.readAllBytes(packed);
        Files.write(packed, Arrays.copyOf(whole, whole.length / 2));

        Fleet fleet = SnapshotFile.read(packed).fleet();

        assertThat(fleet.size()).isBetween(1, 49_999);
        assertThat(fleet.completeness().gaps()).anySatisfy(gap -> assertThat(gap.message())
                .startsWith("it is cut off: " + fleet.size() + " of 50000 nodes are there"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.jsonl.gz", "b.jsonl.zst"})
    void aFileThatIsNotPackedAsItsNameSays(String name) throws IOException {
        Path packed = folder.resolve(name);
        Files.writeString(packed, "hello, this is no packed file at all\n");

        assertThatThrownBy(() -> SnapshotFile.read(packed))
                .isInstanceOf(SnapshotException.class)
                .hasMessageStartingWith(name);
    }

    @Test
    void whatALaterVersionAddsIsKept() throws IOException {
        List<String> lines = lines();
        lines.set(0, lines.get(0).replaceFirst("}$", ",\"mood\":{\"of\":\"today\"}}"));
        int scope = lineOf("scope");
        lines.set(scope, lines.get(scope).replaceFirst("}}$", ",\"quota\":7}}"));
        int node = lineOf("node");
        lines.set(node, lines.get(node).replaceFirst("}}$", ",\"rack\":[\"r1\",2]}}"));
        lines.add(lines.size() - 1, "{\"weather\":{\"rain\":true}}");
        Files.write(file, lines);

        Snapshot snapshot = SnapshotFile.read(file);
        assertThat(snapshot.fleet().completeness().complete()).isTrue();
        Path again = folder.resolve("again.jsonl");
        SnapshotFile.write(snapshot, again);

        assertThat(Files.readAllLines(again)).isEqualTo(lines);
    }
}
