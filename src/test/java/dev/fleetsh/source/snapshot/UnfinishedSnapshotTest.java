package dev.fleetsh.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends while it writes leaves what was there before. */
@Timeout(120)
class UnfinishedSnapshotTest {
    private static final int BEFORE = 10;

    /** Of 512 bytes: enough for the library of zstd, which unpacks itself, and not for the snapshot. */
    private static final int BLOCKS = 6_000;

    @TempDir
    Path place;

    private SnapshotFolder folder;

    @BeforeEach
    void write() {
        folder = new SnapshotFolder(place);
        folder.save(Snapshot.of(Fleets.of(BEFORE)), "a", false);
    }

    private Process writer(String limit, int nodes) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", limit + " exec \"$0\" \"$@\""));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WritesASnapshot.class.getName(),
                place.toString(),
                "a",
                Integer.toString(nodes)));
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(SnapshotFile.UNFINISHED))
                    .toList();
        }
    }

    private void asBefore() {
        assertThat(folder.list()).singleElement().satisfies(stored -> {
            assertThat(stored.name()).isEqualTo("a");
            assertThat(SnapshotFile.read(stored.file()).fleet().size()).isEqualTo(BEFORE);
            assertThat(SnapshotFile.read(stored.file()).fleet().completeness().complete())
                    .isTrue();
        });
    }

    @Test
    void killedInTheMiddle() throws Exception {
        Process writer = writer("", 200_000);
        while (unfinished().isEmpty() || Files.size(unfinished().get(0)) == 0) {
            assertThat(writer.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        writer.destroyForcibly().waitFor();

        assertThat(unfinished()).hasSize(1);
        asBefore();
        folder.tidy(Instant.now());
        assertThat(unfinished()).as("it may still be written").hasSize(1);
        Files.setLastModifiedTime(
                unfinished().get(0), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        folder.tidy(Instant.now());
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void noRoomLeft() throws Exception {
        Process writer = writer("ulimit -f " + BLOCKS + ";", 300_000);
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(writer.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("a.jsonl.zst could not be written: ");
        assertThat(unfinished()).isEmpty();
        asBefore();
    }

    @Test
    void withRoomItIsReplaced() throws Exception {
        Process writer = writer("", 30);
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(writer.waitFor()).as(said).isZero();
        assertThat(SnapshotFile.read(folder.named("a").file()).fleet().size()).isEqualTo(30);
    }
}
