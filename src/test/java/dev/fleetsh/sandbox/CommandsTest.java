package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.DuplicateInstanceIdException;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InvalidCommandIdException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Target;

/** Run Command from sending to its end, as the SDK sees it while the clock goes on. */
class CommandsTest {
    private static final List<String> PROBE = List.of("# fleetsh: probe-clock 1", "# end of arguments", "…");

    private final MovingClock clock = new MovingClock(Worlds.NOW);
    private final List<SimNode> nodes = nodes();
    private final Sandbox sandbox = new Sandbox(Worlds.of(nodes), clock);
    private final SsmClient ssm = Clients.of(sandbox).ssm();

    private static List<SimNode> nodes() {
        List<SimNode> nodes = new ArrayList<>();
        IntStream.range(0, 60).mapToObj(Worlds::instance).forEach(nodes::add);
        nodes.add(Worlds.stopped(60));
        nodes.add(Worlds.unregistered(61));
        nodes.add(Worlds.hybrid(62));
        return List.copyOf(nodes);
    }

    private static String id(int index) {
        return Worlds.id("i-", index);
    }

    private Command send(Consumer<SendCommandRequest.Builder> more) {
        return ssm.sendCommand(request -> {
                    request.documentName("AWS-RunPowerShellScript").parameters(Map.of("commands", PROBE));
                    more.accept(request);
                })
                .command();
    }

    private GetCommandInvocationResponse get(Command command, int index) {
        return ssm.getCommandInvocation(
                request -> request.commandId(command.commandId()).instanceId(id(index)));
    }

    private String details(Command command, int index) {
        return get(command, index).statusDetails();
    }

    private Command command(String id) {
        return ssm.listCommands(request -> request.commandId(id)).commands().get(0);
    }

    private void offline(int index) {
        ping(index, "ConnectionLost");
    }

    private void ping(int index, String status) {
        sandbox.live()
                .changeNode(
                        id(index),
                        node -> node.withRegistration(
                                Objects.requireNonNull(node.registration()).withPing(status, Worlds.PING)));
    }

    @Test
    void goesFromPendingToSuccess() {
        Command command = send(request -> request.instanceIds(id(0)).comment("fleetsh p1-abc e1"));

        assertThat(command.statusAsString()).isEqualTo("Pending");
        assertThat(command.targetCount()).isEqualTo(1);
        assertThat(command.expiresAfter()).isEqualTo(Worlds.NOW.plusSeconds(3600));
        assertThatExceptionOfType(InvocationDoesNotExistException.class).isThrownBy(() -> get(command, 0));
        assertThat(ssm.listCommandInvocations(request -> request.commandId(command.commandId()))
                        .commandInvocations())
                .isEmpty();

        clock.move(sandbox.live().pace().visible());
        assertThat(details(command, 0)).isEqualTo("Pending");
        assertThat(get(command, 0).responseCode()).isEqualTo(-1);
        clock.move(sandbox.live().pace().delivery());
        assertThat(details(command, 0)).isEqualTo("InProgress");
        clock.seconds(1);
        GetCommandInvocationResponse done = get(command, 0);
        assertThat(done.statusAsString()).isEqualTo("Success");
        assertThat(done.responseCode()).isZero();
        assertThat(done.pluginName()).isEqualTo("aws:runPowerShellScript");
        assertThat(done.standardOutputContent()).contains("\"v\":1");
        assertThat(done.executionElapsedTime()).isEqualTo("PT0.5S");
        assertThat(done.comment()).isEqualTo("fleetsh p1-abc e1");
        assertThat(command(command.commandId()).statusAsString()).isEqualTo("Success");
    }

    @Test
    void anyOtherScriptFailsHonestly() {
        for (List<String> script : List.of(
                List.of("whoami"),
                List.of("# fleetsh: probe-clock 2", "# end of arguments"),
                List.of("# fleetsh: no-such-script 1", "# end of arguments"),
                List.of("# fleetsh: probe-clock 1", "Remove-Item C:\\ -Recurse", "# end of arguments"),
                List.of("# fleetsh: probe-clock 1", "no end"))) {
            Command command = send(request -> request.instanceIds(id(0)).parameters(Map.of("commands", script)));
            clock.seconds(2);

            GetCommandInvocationResponse done = get(command, 0);
            assertThat(done.statusAsString()).isEqualTo("Failed");
            assertThat(done.responseCode()).isEqualTo(1);
            assertThat(done.standardErrorContent()).startsWith("the sandbox does not model this script");
            assertThat(done.standardOutputContent()).isEmpty();
        }
    }

    @Test
    void aNodeThatIsOfflineTakesItWhenItIsBackOrNotAtAll() {
        offline(0);
        offline(1);
        Command command = send(request -> request.instanceIds(id(0), id(1)).timeoutSeconds(60));
        clock.seconds(30);
        assertThat(details(command, 0)).isEqualTo("Pending");

        ping(1, "Online");
        clock.seconds(2);
        assertThat(details(command, 1)).isEqualTo("Success");
        assertThat(details(command, 0)).isEqualTo("Pending");
        clock.seconds(28);
        assertThat(details(command, 0)).isEqualTo("DeliveryTimedOut");
        assertThat(get(command, 0).statusAsString()).isEqualTo("TimedOut");
        assertThat(command(command.commandId()).deliveryTimedOutCount()).isEqualTo(1);
        assertThat(command(command.commandId()).statusDetails()).isEqualTo("Incomplete");
        ping(0, "Online");
        clock.seconds(2);
        assertThat(details(command, 0)).isEqualTo("DeliveryTimedOut");
    }

    @Test
    void aNodeThatIsLostWhileItRunsReportsWhenItIsBack() {
        Command command = send(request -> request.instanceIds(id(0)));
        clock.move(Duration.ofMillis(400));
        assertThat(details(command, 0)).isEqualTo("InProgress");
        offline(0);
        clock.seconds(60);
        assertThat(details(command, 0)).isEqualTo("InProgress");
        ping(0, "Online");
        clock.seconds(1);
        assertThat(details(command, 0)).isEqualTo("Success");
    }

    @Test
    void aRestartingAgentDelaysIt() {
        sandbox.live().restart(id(0));
        Command command = send(request -> request.instanceIds(id(0)));
        clock.seconds(1);
        assertThat(details(command, 0)).isEqualTo("Delayed");
        clock.seconds(2);
        assertThat(details(command, 0)).isEqualTo("Success");
    }

    @Test
    void documentsAreForPlatforms() {
        Command shell = send(request -> request.instanceIds(id(0)).documentName("AWS-RunShellScript"));
        Command power = ssm.sendCommand(request -> request.instanceIds(Worlds.id("mi-", 62))
                        .documentName("AWS-RunPowerShellScript")
                        .parameters(Map.of("commands", PROBE)))
                .command();
        clock.seconds(2);
        assertThat(details(shell, 0)).isEqualTo("InvalidPlatform");
        assertThat(command(shell.commandId()).errorCount()).isZero();
        CommandInvocation linux = ssm.listCommandInvocations(request -> request.commandId(power.commandId()))
                .commandInvocations()
                .get(0);
        assertThat(linux.statusDetails()).isEqualTo("Failed");
    }

    @Test
    void aStoppedInstanceIsUndeliverable() {
        Command command = send(request -> request.instanceIds(id(60)));
        clock.seconds(1);
        assertThat(details(command, 60)).isEqualTo("Undeliverable");
        assertThat(get(command, 60).statusAsString()).isEqualTo("Failed");
    }

    @Test
    void rateControlSendsToSoManyAtOnceAndStopsAfterErrors() {
        List<String> ids = IntStream.range(0, 10).mapToObj(CommandsTest::id).toList();
        Command command = send(request -> request.instanceIds(ids).maxConcurrency("20%"));
        clock.move(Duration.ofMillis(400));
        assertThat(states(command)).containsEntry("InProgress", 2L).containsEntry("Pending", 8L);
        clock.seconds(10);
        assertThat(states(command)).containsOnly(Map.entry("Success", 10L));

        Command failing = send(request -> request.instanceIds(ids)
                .maxConcurrency("3")
                .maxErrors("1")
                .parameters(Map.of("commands", List.of("exit 1"))));
        clock.seconds(10);
        assertThat(states(failing)).containsOnly(Map.entry("Failed", 4L), Map.entry("Terminated", 6L));
        assertThat(command(failing.commandId()).statusAsString()).isEqualTo("Failed");
        assertThat(command(failing.commandId()).errorCount()).isEqualTo(4);
    }

    private Map<String, Long> states(Command command) {
        return ssm
                .listCommandInvocations(request -> request.commandId(command.commandId()))
                .commandInvocations()
                .stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        CommandInvocation::statusDetails, java.util.stream.Collectors.counting()));
    }

    @Test
    void cancelling() {
        Command command = send(request -> request.instanceIds(id(0), id(1)).maxConcurrency("1"));
        clock.move(Duration.ofMillis(400));
        ssm.cancelCommand(request -> request.commandId(command.commandId()));
        assertThat(details(command, 0)).isEqualTo("Cancelling");
        assertThat(details(command, 1)).isEqualTo("Cancelled");
        assertThat(command(command.commandId()).statusAsString()).isEqualTo("Cancelling");
        clock.move(Duration.ofMillis(300));
        assertThat(details(command, 0)).isEqualTo("Cancelled");
        assertThat(command(command.commandId()).statusAsString()).isEqualTo("Cancelled");

        assertThatExceptionOfType(InvalidCommandIdException.class)
                .isThrownBy(
                        () -> ssm.cancelCommand(request -> request.commandId("00000000-0000-0000-0000-000000000000")));
        assertThatExceptionOfType(InvalidInstanceIdException.class)
                .isThrownBy(() -> ssm.cancelCommand(
                        request -> request.commandId(command.commandId()).instanceIds(id(7))));
    }

    @Test
    void executionTimesOut() {
        Sandbox slow = new Sandbox(Worlds.of(nodes), clock, dev.fleetsh.sandbox.live.Pace.documented());
        SsmClient client = Clients.of(slow).ssm();
        String id = client.sendCommand(request -> request.documentName("AWS-RunPowerShellScript")
                        .instanceIds(id(0))
                        .parameters(Map.of("commands", PROBE, "executionTimeout", List.of("1"))))
                .command()
                .commandId();
        clock.seconds(4);
        GetCommandInvocationResponse done =
                client.getCommandInvocation(request -> request.commandId(id).instanceId(id(0)));
        assertThat(done.statusDetails()).isEqualTo("ExecutionTimedOut");
        assertThat(done.responseCode()).isEqualTo(-1);
    }

    @Test
    void targetsByTagAndId() {
        Command command = send(request ->
                request.targets(Target.builder().key("tag:Env").values("test").build()));
        assertThat(command.targetCount()).isEqualTo(30);
        Command some = send(request -> request.targets(
                Target.builder().key("InstanceIds").values(id(1), id(2)).build(),
                Target.builder().key("tag:Env").values("test").build()));
        assertThat(some.targetCount()).isEqualTo(1);
        Command none = send(request -> request.targets(
                Target.builder().key("tag:Env").values("nowhere").build()));
        assertThat(command(none.commandId()).statusDetails()).isEqualTo("NoInstancesInTag");
    }

    @Test
    void commandsAreFoundByWhatIsAsked() {
        Command first = send(request -> request.instanceIds(id(0)).comment("one"));
        clock.seconds(100);
        Command second = send(request -> request.instanceIds(id(1)).comment("two"));
        assertThat(ssm.listCommands().commands()).extracting(Command::comment).containsExactly("two", "one");
        assertThat(found("InvokedAfter", Worlds.NOW.plusSeconds(50).toString())).containsExactly(second.commandId());
        assertThat(found("InvokedBefore", Worlds.NOW.plusSeconds(50).toString()))
                .containsExactly(first.commandId());
        assertThat(found("Status", "Success")).containsExactly(first.commandId());
        assertThat(found("ExecutionStage", "Executing")).containsExactly(second.commandId());
        assertThat(found("DocumentName", "AWS-UpdateSSMAgent")).isEmpty();
        assertThat(ssm.listCommands(request -> request.instanceId(id(0))).commands())
                .extracting(Command::commandId)
                .containsExactly(first.commandId());
        assertThatExceptionOfType(SsmException.class).isThrownBy(() -> found("InvokedAfter", "yesterday"));
    }

    private List<String> found(String key, String value) {
        return ssm
                .listCommands(request -> request.filters(
                        CommandFilter.builder().key(key).value(value).build()))
                .commands()
                .stream()
                .map(Command::commandId)
                .toList();
    }

    @Test
    void refusals() {
        refused(
                request -> request.instanceIds(
                        IntStream.range(0, 51).mapToObj(CommandsTest::id).toList()),
                "length less than or equal to 50");
        refused(request -> request.instanceIds(id(0)).comment("x".repeat(101)), "less than or equal to 100");
        refused(request -> request.instanceIds(id(0)).timeoutSeconds(29), "greater than or equal to 30");
        refused(request -> request.instanceIds(id(0)).timeoutSeconds(2592001), "less than or equal to 2592000");
        refused(request -> request.instanceIds(id(0)).maxConcurrency("0"), "maxConcurrency");
        refused(request -> request.instanceIds(id(0)).maxErrors("101%"), "maxErrors");
        refused(request -> {}, "either instance IDs or targets");
        assertThatExceptionOfType(InvalidInstanceIdException.class)
                .isThrownBy(() -> send(request -> request.instanceIds(id(0), id(999))))
                .withMessageContaining(id(999));
        assertThatExceptionOfType(InvalidInstanceIdException.class)
                .isThrownBy(() -> send(request -> request.instanceIds(id(61))));
        assertThatExceptionOfType(DuplicateInstanceIdException.class)
                .isThrownBy(() -> send(request -> request.instanceIds(id(0), id(0))));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> send(request -> request.instanceIds(id(0)).documentName("My-Document")));
        assertThatExceptionOfType(InvalidDocumentVersionException.class)
                .isThrownBy(() -> send(request -> request.instanceIds(id(0)).documentVersion("7")));
        assertThatExceptionOfType(InvalidParametersException.class)
                .isThrownBy(() -> send(request -> request.instanceIds(id(0)).parameters(Map.of())));
        assertThatExceptionOfType(InvalidParametersException.class)
                .isThrownBy(() -> send(request -> request.instanceIds(id(0))
                        .parameters(Map.of("commands", PROBE, "executionTimeout", List.of("172801")))));
        assertThat(sandbox.changes().changes()).isEmpty();
    }

    private void refused(Consumer<SendCommandRequest.Builder> request, String why) {
        assertThatExceptionOfType(SsmException.class)
                .isThrownBy(() -> send(request))
                .withMessageContaining(why);
    }

    @Test
    void theChangeIsOnRecordAndHistoryIsNoPartOfTheWorld() {
        SimScope before = sandbox.world().scopes().get(0);
        Command command =
                send(request -> request.instanceIds(id(0)).comment("c").maxConcurrency("1"));
        clock.seconds(2);
        assertThat(details(command, 0)).isEqualTo("Success");

        assertThat(sandbox.world().scopes().get(0)).isEqualTo(before);
        Change change = sandbox.changes().changes("ssm:SendCommand").get(0);
        assertThat(change.parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "InstanceIds", List.of(id(0)),
                        "DocumentName", "AWS-RunPowerShellScript",
                        "Comment", "c",
                        "MaxConcurrency", "1",
                        "Parameters", Map.of("commands", PROBE)));
        assertThat(change.time()).isEqualTo(Worlds.NOW);
        assertThat(change.caller()).isEqualTo(Worlds.RETAIL.callerArn());
        assertThat(change.requestId()).isNotEmpty();
    }
}
