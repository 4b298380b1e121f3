package dev.fleetsh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Plugins;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.saved.SavedScript;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.session.Session;
import dev.fleetsh.shell.Conversation;
import dev.fleetsh.source.Progress;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that come with fleetsh, on the simulated fleet. */
class ShippedScriptsTest {
    private static final Path SHIPPED = Path.of("scripts");
    private static final Session session = Fleetsh.sandbox().session();

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    @BeforeAll
    static void theFleetIsThere() {
        session.fleet();
    }

    @BeforeEach
    void noFocus() {
        session.unfocus();
    }

    @Test
    void everyScriptSaysWhatItTellsAndWhatItTakes() {
        ScriptLibrary library = new ScriptLibrary(SHIPPED, null);
        assertThat(library.names())
                .contains(
                        "stale-agents",
                        "untagged",
                        "inventory",
                        "version-spread",
                        "why-offline",
                        "compare",
                        "near-misses",
                        "one-cause",
                        "report");
        for (SavedScript script : library.all()) {
            assertThat(library.header(script).title()).as(script.name()).isNotEmpty();
            assertThat(library.header(script).summary()).as(script.name()).isNotEmpty();
            assertThat(library.header(script).parameters())
                    .as(script.name())
                    .allSatisfy(parameter -> assertThat(parameter.help()).isNotEmpty());
        }
    }

    @Test
    void everyScriptCompilesStatically() {
        assertThat((Table) run("script check"))
                .extracting(Table::title)
                .asString()
                .startsWith("no mistakes in ");
    }

    @Test
    void staleAgentsCountsThemByScopeAndListsThem() {
        Table table = (Table) run("run stale-agents --below 3.1.1188.0");
        Nodes old = session.nodes().where(node -> node.agent().isBelow("3.1.1188.0"));
        assertThat(table.title()).isEqualTo(old.size() + " of 240 nodes have an agent below 3.1.1188.0");
        assertThat(table.rows()).hasSize(12);
        assertThat(sum(table, 1)).isEqualTo(old.size());
        assertThat(sum(table, 2)).isEqualTo(240);
        assertThat(sum(table, 3)).isEqualTo(old.undecided().count()).isPositive();
        assertThat(((Nodes) run("run stale-agents --list --among windows")).ids())
                .containsExactlyInAnyOrderElementsOf(
                        old.where(node -> node.isWindows()).ids());
    }

    @Test
    void untaggedNamesTheNodesThatLackATag() {
        Nodes lacking = (Nodes) run("run untagged --keys Name,Env");
        assertThat(lacking.size()).isPositive().isLessThan(240);
        assertThat(lacking).allSatisfy(node -> assertThat(node.tags()).doesNotContainKey("Name"));
        assertThat(printed.toString())
                .contains("Name: " + lacking.size() + " of 240 nodes lack it, 0 unknown\n")
                .contains("Env: 0 of 240 nodes lack it");
    }

    @Test
    void inventoryGivesNumbersAndShares() {
        Table table = (Table) run("run inventory kind");
        assertThat(sum(table, 1)).isEqualTo(240);
        assertThat(table.rows())
                .anySatisfy(row -> assertThat(row.get(2)).asString().endsWith(" %"));
        Table agents = (Table) run("run inventory --by agent --top 2");
        assertThat(agents.rows()).hasSize(2);
        assertThat(agents.notes()).first().asString().contains("more values; --top");
        assertThat((Table) run("run inventory tags.Env"))
                .extracting(Table::rows)
                .asString()
                .contains("prod");
    }

    @Test
    void versionSpreadGivesPercentilesWithTheirUnknowns() {
        Table table = (Table) run("run version-spread --by region");
        assertThat(table.rows()).hasSize(4);
        assertThat(sum(table, 7))
                .isEqualTo(session.nodes()
                        .where(node -> node.agent().isBelow("0.1"))
                        .undecided()
                        .count());
        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row.get(4)).asString().matches("\\d+(\\.\\d+){3}"));
    }

    @Test
    void whyOfflineFindsNodesThatStoppedTogether() {
        Table table = (Table) run("run why-offline --within '15 min'");
        assertThat(table.rows()).isNotEmpty();
        assertThat(table.rows()).allSatisfy(row -> assertThat((int) row.get(1)).isGreaterThan(1));
        assertThat(table.rows().toString()).contains("WEB-PARIS-12");
        assertThat(table.notes()).anySatisfy(note -> assertThat(note).contains("not known whether they report"));
        assertThat(((Table) run("run why-offline --least 1")).rows().size())
                .isGreaterThan(table.rows().size());
    }

    @Test
    void compareShowsWhatDiffersAndNothingElse() {
        Table table = (Table) run("run compare WEB-LILLE-03 DC-PARIS-01");
        assertThat(table.columns()).containsExactly("", "WEB-LILLE-03", "DC-PARIS-01");
        assertThat(table.rows().toString())
                .contains("node-registered, fail", "kind, ec2, hybrid", "unknown(not registered)");
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.get(1)).isNotEqualTo(row.get(2)));
        Table same = (Table) run("run compare DC-PARIS-01 DC-PARIS-01");
        assertThat(same.rows()).isEmpty();
        assertThat(same.notes()).containsExactly("no fact and no verdict differs");
        assertThatThrownBy(() -> run("run compare --one windows --other DC-PARIS-01"))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("one node on each side, not ");
    }

    @Test
    void nearMissesSaysWhatWouldUnlockAFeature() {
        Table table = (Table) run("run near-misses --feature port-forward");
        assertThat(table.rows()).isNotEmpty();
        assertThat(table.rows().toString()).contains("agent < 2.3.672.0", "agent 2.3.672.0 or newer");
        assertThatThrownBy(() -> run("run near-misses --feature port-foward"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean \"port-forward\"?");
        Table all = (Table) run("run near-misses");
        assertThat(all.rows().size()).isGreaterThan(table.rows().size());
    }

    @Test
    void oneCauseCountsTheNodesThatAFixWouldUnblock() {
        Table table = (Table) run("run one-cause --top 100");
        int blocked = session.assessment().blocked().size();
        assertThat(table.notes()).first().asString().startsWith(blocked + " of 240 nodes are blocked");
        assertThat(table.rows()).allSatisfy(row -> assertThat((int) row.get(0)).isLessThanOrEqualTo((int) row.get(1)));
        assertThat(sum(table, 0)).isPositive().isLessThanOrEqualTo(blocked);
        assertThat(table.rows().toString()).contains("session-channel", "Update the agent");
    }

    @Test
    void reportIsMarkdownOnTheScreenOrInAFile() throws Exception {
        assertThat(run("run report --top 3")).isNull();
        assertThat(printed.toString())
                .startsWith("# Session readiness\n")
                .contains(
                        "| retail/eu-west-3 | 89 |",
                        "## Root causes",
                        "## Not known",
                        "would tell",
                        "grant ssm:GetDocument")
                .containsPattern("\\d+ more causes are not shown");
        Path file = folder.resolve("report.md");
        assertThat(run("run report --file '" + file + "'")).asString().startsWith("wrote " + file);
        assertThat(Files.readString(file)).startsWith("# Session readiness\n");
    }

    @Test
    void theExampleOfTheDocumentsDoesWhatTheySay() throws Exception {
        String page = Files.readString(Path.of("docs/scripts.md"));
        int from = page.indexOf("```groovy\n") + "```groovy\n".length();
        Path file = Files.writeString(folder.resolve("quiet.groovy"), page.substring(from, page.indexOf("```", from)));
        assertThat((Table) run("script check '" + file + "'"))
                .extracting(Table::title)
                .isEqualTo("no mistakes in 1 script");
        Nodes quiet = (Nodes) run("run '" + file + "' --longer '1 day'");
        assertThat(quiet.ids())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(session.nodes()
                        .where(node -> node.lastPing()
                                .isBefore(session.fleet().takenAt().minus(java.time.Duration.ofDays(1))))
                        .ids());
        assertThatThrownBy(() -> run("run '" + file + "' --strict"))
                .isInstanceOf(ScriptException.class)
                .hasMessageEndingWith(" nodes are quiet");
    }

    @Test
    void theFocusNarrowsThem() {
        session.focus("windows", node -> node.platformFact().isKnown() && node.isWindows());
        int windows = session.nodes().size();
        assertThat(((Table) run("run inventory kind")).title()).isEqualTo(windows + " nodes by kind");
    }

    private @Nullable Object run(String line) {
        Commands commands = Commands.standard(
                session,
                Progress.NONE,
                new ScriptLibrary(SHIPPED, null),
                file -> {},
                Plugins.NONE,
                dev.fleetsh.command.Consent.none());
        return new Conversation(session, commands, new SessionScope(session), () -> printed)
                .run(line)
                .value();
    }

    private static int sum(Table table, int column) {
        List<Integer> numbers =
                table.rows().stream().map(row -> (Integer) row.get(column)).toList();
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }
}
