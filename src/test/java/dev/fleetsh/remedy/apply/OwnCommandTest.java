package dev.fleetsh.remedy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.apply.ScriptedCloud.Ending;
import dev.fleetsh.remedy.journal.JournalExport;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.journal.Printed;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person's own command prints is what the person ran it for. */
class OwnCommandTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder, 3);
    }

    private static Plan plan(int nodes) {
        return Bench.plan(
                IntStream.range(0, nodes).mapToObj(OwnCommandTest::effect).toList());
    }

    private static Effect effect(int node) {
        String id = Bench.id(node);
        return new Effect(
                node + 1,
                Effect.OWN_COMMAND,
                new Resource(ResourceKind.OS, Bench.SCOPE, id),
                Stage.USER,
                "run `systemctl is-active amazon-ssm-agent`",
                new Action.Document(
                        "AWS-RunShellScript", Map.of("commands", List.of("systemctl is-active amazon-ssm-agent")), id),
                new Inverse.None("only who wrote the command knows what takes it back"),
                List.of(),
                List.of(),
                List.of(id),
                List.of(),
                new Risk(Risk.Level.HIGH, ""),
                "",
                Verification.NONE,
                List.of(),
                List.of());
    }

    @Test
    void theOutputOfEachNodeStandsInItsResultAndInTheJournal() {
        bench.cloud.endings = node -> node.equals(Bench.id(2))
                ? new Ending("Failed", "Failed", 3, "inactive\nsince yesterday\n")
                : new Ending("Success", "Success", 0, "active\n");

        ApplyResult result = bench.apply(plan(3));

        assertThat(Printed.of(result.outcomes().get(1))).isEqualTo(new Printed(0, "active\n"));
        assertThat(Printed.of(result.outcomes().get(3))).isEqualTo(new Printed(3, "inactive\nsince yesterday\n"));
        assertThat(result.outcomes().get(3).why()).isEqualTo("it ended with exit code 3: since yesterday");
        assertThat(bench.journals.rows(result.journal()))
                .extracting(row -> JournalExport.data(row).get("output"))
                .containsExactly("active\n", "active\n", "inactive\nsince yesterday\n");
    }

    @Test
    void aLineOfJsonIsOutputAsAnyOther() {
        bench.cloud.endings = node -> new Ending("Success", "Success", 0, "{\"changed\":false}");

        ApplyResult result = bench.apply(plan(1));

        assertThat(result.outcomes().get(1)).isInstanceOf(Outcome.Changed.class);
        assertThat(Printed.of(result.outcomes().get(1))).isEqualTo(new Printed(0, "{\"changed\":false}"));
    }

    @Test
    void nothingButACommandOfThePersonsOwnIsKeptLikeThat() {
        ApplyResult result = bench.apply(Bench.scripts(1));

        assertThat(Printed.of(result.outcomes().get(1))).isNull();
    }

    @Test
    void cancellingACommandIsRecordedAsAnyCallThatChangesSomething() {
        bench.cloud.endings = node -> new Ending("Cancelled", "Cancelled", -1, "");
        bench.time.onSleep(bench.brake::cancel);

        ApplyResult result = bench.apply(plan(3));

        assertThat(bench.journals.rows(result.journal())).anySatisfy(row -> {
            assertThat(row.call().operation()).isEqualTo("ssm:CancelCommand");
            assertThat(row.call().parameters()).containsKey("CommandId");
            assertThat(row.requestId()).isNotEmpty();
            assertThat(row.outcome()).isInstanceOf(Outcome.Changed.class);
        });
        assertThat(bench.journals.read(result.journal()).inFlight()).isEmpty();
    }
}
