package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.world.SimScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Private DNS takes a service's name over for everybody: not while the endpoint lets nobody in. */
@Timeout(120)
class PrivateDnsTest {
    private static final List<String> NODES = List.of("APP-BOSTON-23");

    @TempDir
    Path folder;

    @Test
    void anEndpointThatLetsNobodyInTakesNoName() {
        try (Lab lab = new Lab(Edition.CURRENT, NODES, folder)) {
            shut(lab);
            Fleet fleet = lab.fleet();
            Plan plan = lab.plan("enable-private-dns", fleet, Lab.named(fleet, NODES), Map.of());
            assertThat(plan.effects()).noneMatch(effect -> effect.title().contains("private DNS"));
            assertThat(plan.remarks()).hasSize(2).allSatisfy(remark -> {
                assertThat(remark.kind()).isEqualTo(Remark.Kind.CANNOT);
                assertThat(remark.about()).startsWith("vpce-");
                assertThat(remark.text()).contains("does not let in on 443").contains("first");
            });
        }
    }

    private static void shut(Lab lab) {
        lab.sandbox.live().change(world -> {
            SimScope scope = world.scopes().stream()
                    .filter(place ->
                            place.nodes().stream().anyMatch(node -> node.name().equals(NODES.get(0))))
                    .findFirst()
                    .orElseThrow();
            Network network = scope.resources().network();
            String vpc = scope.nodes().stream()
                    .filter(node -> node.name().equals(NODES.get(0)))
                    .findFirst()
                    .map(node ->
                            Objects.requireNonNull(node.instance()).placement().vpcId())
                    .orElseThrow();
            for (VpcEndpoint endpoint : network.endpoints().values()) {
                for (String id : endpoint.vpcId().equals(vpc) ? endpoint.groups() : List.<String>of()) {
                    SecurityGroup group =
                            Objects.requireNonNull(network.groups().get(id));
                    network = network.with(group.withRules(List.of()));
                }
            }
            return world.with(scope.withResources(scope.resources().with(network)));
        });
    }
}
