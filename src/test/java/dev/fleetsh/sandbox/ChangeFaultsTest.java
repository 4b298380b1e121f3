package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fleetsh.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.Tag;

/** Faults on calls that change something: what took effect, what didn't, and what the caller can tell. */
class ChangeFaultsTest {
    private static final String TIER = "/ssm/managed-instance/activation-tier";

    private final MovingClock clock = new MovingClock(Worlds.NOW);
    private final Sandbox sandbox = new Sandbox(Worlds.ofInstances(60), clock);
    private final World start = sandbox.world();
    private final SsmClient ssm = Clients.of(sandbox).ssm();

    private Command send(String comment, int... nodes) {
        List<String> ids = new ArrayList<>();
        for (int node : nodes) {
            ids.add(Worlds.id("i-", node));
        }
        return ssm.sendCommand(request -> request.documentName("AWS-RunPowerShellScript")
                        .comment(comment)
                        .instanceIds(ids)
                        .parameters(Map.of("commands", List.of("# fleetsh: probe-clock 1", "# end of arguments"))))
                .command();
    }

    @Test
    void aLostAnswerLeavesACommandThatIsFoundByItsComment() {
        sandbox.faults().add("lost=ssm:SendCommand:x1");
        assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> send("fleetsh p1-abc e1", 0));

        assertThat(sandbox.changes().changes("ssm:SendCommand")).hasSize(1);
        assertThat(sandbox.calls().calls("ssm", "SendCommand").get(0).outcome()).isEqualTo("lost");
        assertThat(ssm.listCommands().commands()).extracting(Command::comment).containsExactly("fleetsh p1-abc e1");
        clock.seconds(2);
        assertThat(ssm.listCommandInvocations().commandInvocations())
                .extracting(CommandInvocation::statusAsString)
                .containsExactly("Success");
    }

    @Test
    void aLostAnswerOfAnotherChange() {
        sandbox.faults().add("lost=ssm:UpdateServiceSetting");
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> ssm.updateServiceSetting(
                        request -> request.settingId(TIER).settingValue("advanced")));
        assertThat(ssm.getServiceSetting(request -> request.settingId(TIER))
                        .serviceSetting()
                        .settingValue())
                .isEqualTo("advanced");
    }

    @Test
    void aLostAnswerOfARefusalLeavesNothing() {
        sandbox.faults().add("lost=ssm:UpdateServiceSetting");
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> ssm.updateServiceSetting(
                        request -> request.settingId(TIER).settingValue("golden")));
        assertThat(sandbox.changes().changes()).isEmpty();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "deny", "fail", "timeout", "reset"})
    void otherFaultsChangeNothing(String fault) {
        sandbox.faults().add(fault + "=ssm:*" + (fault.equals("timeout") ? ":10ms" : ""));
        assertThatExceptionOfType(SdkException.class)
                .isThrownBy(() -> ssm.updateServiceSetting(
                        request -> request.settingId(TIER).settingValue("advanced")));
        assertThatExceptionOfType(SdkException.class).isThrownBy(() -> send("c", 0));
        assertThat(sandbox.changes().changes()).isEmpty();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    /** Where the answer has no members the client takes any page for it, so that only looking tells. */
    @Test
    void aPageThatIsNoAnswerIsTakenForOneWhereNothingIsExpected() {
        sandbox.faults().add("garbage=ssm:*");
        assertThatExceptionOfType(SdkException.class).isThrownBy(() -> send("c", 0));
        ssm.updateServiceSetting(request -> request.settingId(TIER).settingValue("advanced"));
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void aTruncatedAnswerWasAChange() {
        sandbox.faults().add("truncate=ssm:SendCommand:x1");
        assertThatExceptionOfType(SdkException.class).isThrownBy(() -> send("c", 0));
        assertThat(sandbox.changes().changes("ssm:SendCommand")).hasSize(1);
    }

    @Test
    void halfTheNodesOffline() {
        sandbox.live().change(world -> {
            World changed = world;
            for (int i = 0; i < 10; i += 2) {
                var scope = changed.scopes().get(0);
                var node = scope.requireNode(Worlds.id("i-", i));
                changed = changed.with(scope.with(node.withRegistration(
                        Objects.requireNonNull(node.registration()).withPing("ConnectionLost", Worlds.PING))));
            }
            return changed;
        });
        send("c", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        clock.seconds(2);
        assertThat(ssm.listCommandInvocations().commandInvocations()).allSatisfy(invocation -> assertThat(
                        invocation.statusAsString())
                .isEqualTo(
                        Integer.parseInt(invocation.instanceId().substring(2), 16) % 2 == 0 ? "Pending" : "Success"));
    }

    @Test
    void whatATestChangesBetweenTwoCallsIsSeenByTheSecond() {
        sandbox.live()
                .changeNode(
                        Worlds.RETAIL.id(),
                        Worlds.PARIS,
                        Worlds.id("i-", 0),
                        node -> node.withRegistration(
                                Objects.requireNonNull(node.registration()).withAgent("3.0.0.0", false)));
        assertThat(ssm.describeInstanceInformation()
                        .instanceInformationList()
                        .get(0)
                        .agentVersion())
                .isEqualTo("3.0.0.0");
        sandbox.live().change(world -> start);
        assertThat(ssm.describeInstanceInformation()
                        .instanceInformationList()
                        .get(0)
                        .agentVersion())
                .isEqualTo("3.3.987.0");
    }

    @Test
    void changesFromManyThreadsAreAllMade() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = "document-" + i;
                all.add(threads.submit(() -> ssm.createDocument(request -> request.name(name)
                        .documentType("Command")
                        .tags(Tag.builder().key("a").value(name).build())
                        .content("{\"schemaVersion\":\"2.2\"}"))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(sandbox.world().scopes().get(0).documents()).hasSize(41);
        assertThat(sandbox.changes().changes()).hasSize(40);
    }
}
