package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.apply.MovingTime;
import dev.fleetsh.remedy.command.CommandOrder;
import dev.fleetsh.remedy.command.CommandResult;
import dev.fleetsh.remedy.command.CommandStatus;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.command.SentCommand;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.RunCommand;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands on the simulated AWS, through the guard and over the wire. */
class CloudCommandsTest {
    private static final NodeScript SCRIPT =
            new NodeScript("set-thing", 1, NodeScript.Language.SHELL, "# fleetsh: set-thing 1\nexit 0\n", false);

    private final MovingTime time = new MovingTime(SimulatedFleet.NOW);
    private final Sandbox sandbox = new Sandbox(World.generate(24, World.DEFAULT_SEED, SimulatedFleet.NOW), time);
    private final AwsSettings settings = AwsSettings.simulated(
                    sandbox::httpClient,
                    sandbox.world().accounts().stream()
                            .map(account ->
                                    Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                            .toList(),
                    sandbox.world().regions(),
                    time)
            .withPace(SimulatedFleet.QUICK);
    private final Approvals approvals = new Approvals(new Agreeing(), time);
    private final AwsCloud cloud = new AwsCloud(settings, approvals, time);
    private final Commands commands = new Commands(cloud, time, time);
    private final Nodes online =
            new AwsFleetSource(settings).load(Progress.NONE).nodes().where(Node::isOnline);
    private final Node linux = online.where(Node::isLinux).get(0);

    @AfterEach
    void close() {
        cloud.close();
    }

    private Permit permit(Node node) {
        return Approved.on(approvals, node, new Action.Script(SCRIPT, Map.of(), node.id(), Duration.ofSeconds(60)));
    }

    private static CommandOrder order(Node node, Permit permit) {
        return new CommandOrder(
                node.scope().id(),
                RunCommand.of(permit.plan().effects().get(0).action()),
                List.of(node.id()),
                permit.plan().mark() + " e1",
                Duration.ofSeconds(60),
                1,
                0);
    }

    @Test
    void aScriptForAnotherPlatformHasNotRun() throws InterruptedException {
        Node windows = online.where(Node::isWindows).get(0);
        Permit permit = permit(windows);
        SentCommand sent = commands.send(permit, order(windows, permit));
        CommandResult result = commands.follow(sent).get(windows.id());
        assertThat(result.status()).isEqualTo(CommandStatus.INVALID_PLATFORM);
        assertThat(result.status().mayHaveRun()).isFalse();
    }

    @Test
    void aPermitCancelsItsOwnCommandAndNoOther() {
        Permit mine = permit(linux);
        Permit other = permit(linux);
        SentCommand sent = commands.send(mine, order(linux, mine));

        assertThatThrownBy(() -> commands.cancel(other, sent))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("guard"));
        assertThat(sandbox.calls().calls("ssm", "CancelCommand")).isEmpty();
        assertThat(commands.cancel(mine, sent)).isNotBlank();
        assertThat(sandbox.calls().calls("ssm", "CancelCommand")).hasSize(1);
    }

    @Test
    void aCommandWhoseAnswerIsLostIsFoundByItsMarkAndMayBeCancelledThen() throws InterruptedException {
        sandbox.faults().add("lost=ssm:SendCommand:x1");
        Permit permit = permit(linux);
        CommandOrder order = order(linux, permit);
        assertThatThrownBy(() -> commands.send(permit, order)).isInstanceOf(AmbiguousException.class);

        SentCommand found = commands.find(
                order.scope(),
                order.comment(),
                order.nodes(),
                order.longest(),
                time.instant(),
                time.instant().plus(Commands.PATIENCE));
        assertThat(found).isNotNull();
        commands.cancel(permit, found);
        assertThat(sandbox.calls().calls("ssm", "SendCommand")).hasSize(1);
        assertThat(sandbox.calls().calls("ssm", "CancelCommand")).hasSize(1);
    }
}
