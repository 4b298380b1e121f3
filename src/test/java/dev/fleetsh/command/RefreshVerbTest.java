package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsCloud;
import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Confirmer;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.sandbox.Call;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.session.Additions;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.source.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RefreshVerbTest {
    private final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Instant.now()), Clock.systemUTC());
    private final AwsSettings settings = settings();
    private final Approvals approvals = new Approvals(Confirmer.NONE, Clock.systemUTC());
    private final Session session = new Session(
            new AwsFleetSource(settings),
            Clock.systemUTC(),
            Additions.NONE,
            new Workshop(
                    Remedies.of(),
                    file -> {
                        throw new IllegalStateException(file);
                    },
                    new AwsCloud(settings, approvals),
                    approvals,
                    new Journals(Path.of("journal"))));
    private final Commands commands = Commands.standard(session, Progress.NONE);

    private AwsSettings settings() {
        List<Target> targets = sandbox.world().accounts().stream()
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        return AwsSettings.simulated(
                sandbox::httpClient, targets, sandbox.world().regions(), Clock.systemUTC());
    }

    private Table table(String line) {
        return (Table) Objects.requireNonNull(commands.run(line));
    }

    private long channels() {
        return sandbox.calls().calls().stream()
                .filter(call -> call.operation().equals("GetConnectionStatus"))
                .count();
    }

    private Node connected() {
        return session.fleet().nodes().stream()
                .filter(node -> node.isEc2() && node.channelFact().is(ChannelStatus.CONNECTED))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyWhatIsOldIsReadAndTheAnswerSaysSo() {
        session.fleet();
        sandbox.calls().clear();
        Table answer = table("refresh");

        assertThat(channels()).isZero();
        assertThat(answer.notes())
                .anyMatch(note -> note.matches("read: nodes\\b.* · kept: .*tags.*"))
                .anyMatch(note -> note.endsWith("no change of readiness"));

        table("refresh --all");
        assertThat(channels()).isPositive();
    }

    @Test
    void someNodesAreReadWhateverTheirAge() {
        Node node = connected();
        Node other = session.fleet().nodes().stream()
                .filter(candidate -> candidate.isEc2()
                        && !candidate.id().equals(node.id())
                        && candidate.channelFact().is(ChannelStatus.CONNECTED))
                .findFirst()
                .orElseThrow();
        sandbox.live().changeNode(node.id(), sim -> sim.withChannel(false));
        sandbox.live().changeNode(other.id(), sim -> sim.withChannel(false));
        sandbox.calls().clear();
        Table answer = table("refresh " + node.id());

        assertThat(channels()).isOne();
        assertThat(answer.rows())
                .extracting(row -> row.get(0))
                .contains(node.id())
                .doesNotContain(other.id());
        assertThat(session.fleet().node(node.id()).channelFact().is(ChannelStatus.CONNECTED))
                .isFalse();
        assertThat(session.fleet().node(other.id()).channelFact().is(ChannelStatus.CONNECTED))
                .isTrue();
        assertThat(sandbox.calls().calls()).extracting(Call::region).containsOnly(node.region(), "us-east-1");
    }

    @Test
    void aNodeThatIsGoneLeavesTheFleet() {
        Node node = connected();
        int before = session.fleet().size();
        sandbox.live().changeScope(node.account(), node.region(), scope -> scope.withoutNode(node.id()));
        Table answer = table("refresh " + node.id());

        assertThat(session.fleet().size()).isEqualTo(before - 1);
        assertThat(session.fleet().node(node.id())).isNull();
        assertThat(answer.rows())
                .anyMatch(row -> row.get(0).equals(node.id()) && row.get(3).equals("gone"));
    }

    @Test
    void allAndSomeContradict() {
        assertThatThrownBy(() -> commands.run("refresh --all windows"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--all is about all nodes");
    }
}
