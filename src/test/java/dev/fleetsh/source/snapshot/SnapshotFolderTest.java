package dev.fleetsh.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFolderTest {
    @TempDir
    Path place;

    private SnapshotFolder folder;

    @BeforeEach
    void open() {
        folder = new SnapshotFolder(place.resolve("snapshots"));
    }

    private SnapshotFolder.Stored keep(int hoursAgo) {
        return folder.keep(Snapshot.of(Fleets.of(3, Fleets.NOW.minus(Duration.ofHours(hoursAgo)))));
    }

    @Test
    void withoutAFolderThereIsNone() {
        assertThat(folder.list()).isEmpty();
        folder.tidy(Fleets.NOW);
    }

    @Test
    void theNewestComesFirstAndIsFoundByItsSource() {
        keep(2);
        keep(1);
        keep(3);

        assertThat(folder.list())
                .extracting(SnapshotFolder.Stored::name)
                .containsExactly("2026-11-23T11-00-00Z", "2026-11-23T10-00-00Z", "2026-11-23T09-00-00Z");
        assertThat(folder.newest("fleet of a test").orElseThrow().name()).isEqualTo("2026-11-23T11-00-00Z");
        assertThat(folder.newest("another fleet")).isEmpty();
    }

    @Test
    void twoOfOneMomentAreTwo() {
        assertThat(keep(1).name()).isEqualTo("2026-11-23T11-00-00Z");
        assertThat(keep(1).name()).isEqualTo("2026-11-23T11-00-00Z-2");
    }

    @Test
    void oldOnesGoAndTheNewestAndTheNamedStay() {
        keep(1);
        keep(2);
        keep(30);
        folder.save(Snapshot.of(Fleets.of(3, Fleets.NOW.minus(Duration.ofDays(400)))), "before-the-move", false);

        assertThat(folder.outdated(1, Duration.ofDays(90), Fleets.NOW))
                .extracting(SnapshotFolder.Stored::name)
                .containsExactly("2026-11-23T10-00-00Z", "2026-11-22T06-00-00Z");
        assertThat(folder.outdated(9, Duration.ofDays(1), Fleets.NOW))
                .extracting(SnapshotFolder.Stored::name)
                .containsExactly("2026-11-22T06-00-00Z");
        assertThat(folder.outdated(9, Duration.ZERO, Fleets.NOW))
                .extracting(SnapshotFolder.Stored::name)
                .doesNotContain("2026-11-23T11-00-00Z");
    }

    @Test
    void whatCanNotBeReadIsListedWithTheReasonAndNeverOutdated() throws IOException {
        keep(1);
        Files.writeString(folder.list().get(0).file().resolveSibling("odd.jsonl"), "hello\n");

        assertThat(folder.list()).last().satisfies(stored -> {
            assertThat(stored.name()).isEqualTo("odd");
            assertThat(stored.problem()).isEqualTo("odd.jsonl is no snapshot: its first line is no JSON");
        });
        assertThat(folder.outdated(1, Duration.ZERO, Fleets.NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "../up", "a/b", "a b", "-x", "é", "2026-11-23T11-00-00Z"})
    void namesThatAreNone(String name) {
        assertThatThrownBy(() -> folder.save(Snapshot.of(Fleets.of(1)), name, false))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void aNameIsNotTakenTwiceUnasked() {
        folder.save(Snapshot.of(Fleets.of(1)), "a", false);

        assertThatThrownBy(() -> folder.save(Snapshot.of(Fleets.of(2)), "a", false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("already");
        assertThat(folder.save(Snapshot.of(Fleets.of(2)), "a", true).header().nodes())
                .isEqualTo(2);
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        Path file = keep(1).file();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void deleted() {
        keep(1);
        folder.delete(folder.named("2026-11-23T11-00-00Z"));

        assertThat(folder.list()).isEmpty();
        assertThatThrownBy(() -> folder.named("2026-11-23T11-00-00Z")).isInstanceOf(UsageException.class);
    }
}
