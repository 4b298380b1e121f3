package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "=cmd()|a", "a, \"b\"");

    @TempDir
    Path folder;

    private final Session session = new Session(TestFleet.source(FLEET), Clock.systemUTC());
    private final Conversation conversation = new Conversation(
            session, Commands.standard(session, Progress.NONE), new SessionScope(session), StringWriter::new);

    private String written(String line) {
        return ((Written)
                        java.util.Objects.requireNonNull(conversation.run(line).value()))
                .message();
    }

    @Test
    void theEndingTellsHowTheValueIsWrittenWholeAndWithoutColours() throws Exception {
        Path csv = folder.resolve("all.csv");
        assertThat(written("nodes > " + csv)).isEqualTo("wrote 3 rows to " + csv + "\n");
        assertThat(Files.readString(csv)).startsWith("node,name,").contains("'=cmd()|a", "\"a, \"\"b\"\"\"");
        written("nodes > " + folder.resolve("all.json"));
        assertThat(Files.readString(folder.resolve("all.json"))).startsWith("{").contains("\"=cmd()|a\"");
        written("nodes > " + folder.resolve("all.md"));
        assertThat(Files.readString(folder.resolve("all.md"))).startsWith("| NODE |");
        assertThat(written("nodes > " + folder.resolve("all.txt"))).startsWith("wrote 3 rows");
        assertThat(Files.readString(folder.resolve("all.txt")))
                .contains("  NODE ")
                .doesNotContain("\u001b", "…");
        assertThat(written("why WEB-1 > " + folder.resolve("why.txt"))).matches("wrote \\d+ lines to .*\n");
    }

    @Test
    void anOlderFileIsReplacedAndKeepsItsPermissions() throws Exception {
        Path file = folder.resolve("my nodes.csv");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        written("nodes > '" + file + "'");
        assertThat(Files.readString(file)).startsWith("node,name");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(files()).containsExactly("my nodes.csv");
    }

    @Test
    void aPlanIsForItsOwnerAlone() throws Exception {
        session.plans()
                .keep(new Plan(
                        "p1",
                        "0123456789ab",
                        "test",
                        Instant.EPOCH,
                        "exec",
                        Map.of("command", "id"),
                        "",
                        List.of(),
                        List.of(),
                        List.of()));
        Path file = folder.resolve("p.json");
        written("show p1 > " + file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path file = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        written("nodes > " + link);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(file)).startsWith("node,name");
    }

    @Test
    void aFailedVerbLeavesTheOlderFile() throws Exception {
        Path file = Files.writeString(folder.resolve("old.csv"), "old");
        assertThatThrownBy(() -> conversation.run("nodes i-0deadbeefdeadbeef > " + file))
                .isInstanceOf(FleetException.class);
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(files()).containsExactly("old.csv");
    }

    @Test
    void placesThatCannotBeWrittenToAreNamed() throws Exception {
        Files.createDirectory(folder.resolve("folder.csv"));
        assertThatThrownBy(() -> conversation.run("nodes > " + folder + "/missing/x.csv"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no such folder: " + folder + "/missing");
        assertThatThrownBy(() -> conversation.run("nodes > " + folder + "/folder.csv"))
                .isInstanceOf(UsageException.class)
                .hasMessage(folder + "/folder.csv is a folder");
        assertThatThrownBy(() -> conversation.run("nodes > 'a\u0000.csv'")).isInstanceOf(UsageException.class);
    }

    @Test
    void theAnswerIsNamedAndKnownAsTheLastAllTheSame() {
        Answer answer = conversation.run("nodes | head 2 > " + folder.resolve("two.csv"));
        assertThat(answer.name()).isEqualTo("$1");
        assertThat(((Nodes) java.util.Objects.requireNonNull(session.values().get("$1"))).size())
                .isEqualTo(2);
        assertThat(session.values().get("_")).isSameAs(session.values().get("$1"));
        assertThat(written("show $1 > " + folder.resolve("again.csv"))).startsWith("wrote 2 rows");
    }

    private java.util.List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
