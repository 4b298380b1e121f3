package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/** Agents that are updated and restarted, and instances that register when Default Host Management is turned on. */
class AgentsTest {
    private static final String HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role";

    private final MovingClock clock = new MovingClock(Worlds.NOW);
    private final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Worlds.NOW), clock);

    private SimScope scope(String name) {
        return sandbox.world().scopes().stream()
                .filter(candidate ->
                        candidate.nodes().stream().anyMatch(node -> node.name().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    private SimNode node(String name) {
        return scope(name).nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SsmClient ssm(String name) {
        SimScope scope = scope(name);
        return Clients.of(sandbox).as(scope.account()).in(scope.region()).ssm();
    }

    private String version(String name) {
        return Objects.requireNonNull(node(name).registration()).agentVersion();
    }

    private GetCommandInvocationResponse update(String name, Map<String, List<String>> parameters) {
        SsmClient ssm = ssm(name);
        String id = ssm.sendCommand(request -> request.documentName("AWS-UpdateSSMAgent")
                        .instanceIds(node(name).id())
                        .parameters(parameters))
                .command()
                .commandId();
        clock.seconds(1);
        return ssm.getCommandInvocation(
                request -> request.commandId(id).instanceId(node(name).id()));
    }

    private InstanceInformation listed(String name) {
        String id = node(name).id();
        return ssm(name)
                .describeInstanceInformation(request -> request.filters(InstanceInformationStringFilter.builder()
                        .key("InstanceIds")
                        .values(id)
                        .build()))
                .instanceInformationList()
                .get(0);
    }

    private String channel(String name) {
        return ssm(name)
                .getConnectionStatus(request -> request.target(node(name).id()))
                .statusAsString();
    }

    @Test
    void anUpdateTakesTheNewestOfTheRegionAndRestartsTheAgent() {
        assertThat(version("GATE-SESSION-68")).isEqualTo("2.3.68.0");
        assertThat(channel("GATE-SESSION-68")).isEqualTo("connected");
        Instant before = listed("GATE-SESSION-68").lastPingDateTime();

        GetCommandInvocationResponse done = update("GATE-SESSION-68", Map.of());
        assertThat(done.statusAsString()).isEqualTo("Success");
        assertThat(done.pluginName()).isEqualTo("aws:updateSsmAgent");
        String newest = sandbox.world().newestAgent(scope("GATE-SESSION-68").region());
        assertThat(listed("GATE-SESSION-68").agentVersion()).isEqualTo(newest);
        assertThat(listed("GATE-SESSION-68").isLatestVersion()).isTrue();
        assertThat(channel("GATE-SESSION-68")).isEqualTo("notconnected");
        assertThat(listed("GATE-SESSION-68").lastPingDateTime()).isEqualTo(before);
        clock.seconds(2);
        assertThat(channel("GATE-SESSION-68")).isEqualTo("connected");
        assertThat(listed("GATE-SESSION-68").lastPingDateTime()).isAfter(before);
        Instant back = listed("GATE-SESSION-68").lastPingDateTime();
        clock.move(Duration.ofMinutes(11));
        assertThat(listed("GATE-SESSION-68").lastPingDateTime()).isEqualTo(back.plus(Duration.ofMinutes(10)));

        assertThat(update("GATE-SESSION-68", Map.of()).standardOutputContent()).contains("update skipped");
        assertThat(channel("GATE-SESSION-68")).isEqualTo("connected");
    }

    @Test
    void aDowngradeIsRefusedUnlessItIsAllowed() {
        World start = sandbox.world();
        String before = version("GATE-PORT-222");
        update("GATE-PORT-222", Map.of());
        clock.seconds(5);
        GetCommandInvocationResponse refused = update("GATE-PORT-222", Map.of("version", List.of(before)));
        assertThat(refused.statusAsString()).isEqualTo("Failed");
        assertThat(refused.standardErrorContent()).contains("allow downgrade");
        GetCommandInvocationResponse done =
                update("GATE-PORT-222", Map.of("version", List.of(before), "allowDowngrade", List.of("true")));
        assertThat(done.statusAsString()).isEqualTo("Success");
        clock.seconds(5);
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({"EC2CONFIG-01", "GATE-MACUPDATE-940"})
    void agentsThatTheDocumentIsNotFor(String name) {
        String before = version(name);
        assertThat(update(name, Map.of()).statusAsString()).isEqualTo("Failed");
        assertThat(version(name)).isEqualTo(before);
    }

    @Test
    void aVersionThatIsNotThereFails() {
        assertThat(update("GATE-PORT-222", Map.of("version", List.of("9.9.9.9")))
                        .statusAsString())
                .isEqualTo("Failed");
        assertThat(update("GATE-MACUPDATE-941", Map.of()).statusAsString()).isEqualTo("Success");
    }

    @Test
    void hostManagementHasInstancesWithoutProfileRegister() {
        assertThat(node("WEB-LILLE-03").registration()).isNull();
        assertThat(node("WEB-LILLE-04").registration()).isNull();
        ssm("WEB-LILLE-03").updateServiceSetting(request -> request.settingId(HOST_MANAGEMENT)
                .settingValue("service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole"));
        assertThat(node("WEB-LILLE-03").registration()).isNull();

        clock.seconds(5);
        assertThat(listed("WEB-LILLE-03").pingStatusAsString()).isEqualTo("Online");
        assertThat(channel("WEB-LILLE-03")).isEqualTo("connected");
        assertThat(node("WEB-LILLE-04").registration()).as("it has no agent").isNull();
        assertThat(node("APP-BCN-02").registration()).as("another scope").isNull();
    }
}
