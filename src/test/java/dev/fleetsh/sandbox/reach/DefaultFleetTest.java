package dev.fleetsh.sandbox.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the default fleet shows of its nodes is what its roles and networks make of them. */
class DefaultFleetTest {
    private static final World WORLD =
            World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Instant.parse("2026-11-23T22:00:00Z"));
    private static final Reachability REACHABILITY = new Reachability(WORLD);

    /** Its profile went 20 minutes ago, and its credentials are not used up. */
    private static final String LINGERS = "WEB-LILLE-07";

    private static Reach reach(String name) {
        for (SimScope scope : WORLD.scopes()) {
            for (SimNode node : scope.nodes()) {
                if (node.name().equals(name)) {
                    return REACHABILITY.of(scope, node);
                }
            }
        }
        throw new AssertionError("no node " + name);
    }

    @Test
    void nodesAreAsTheirRolesAndNetworksMakeThem() {
        for (SimScope scope : WORLD.scopes()) {
            for (SimNode node : scope.nodes()) {
                if (node.running() && !node.truth().ailing() && !node.name().equals(LINGERS)) {
                    Reach reach = REACHABILITY.of(scope, node);
                    boolean online = node.registration() != null
                            && Objects.requireNonNull(node.registration()).online();
                    assertThat(online).as("%s reports: %s", node.name(), reach).isEqualTo(reach.reports());
                    assertThat(node.channelConnected())
                            .as("%s connects: %s", node.name(), reach)
                            .isEqualTo(reach.reports() && reach.connects());
                }
            }
        }
    }

    @Test
    void whatAilsAMachineIsNotTheFaultOfRolesAndNetworks() {
        for (SimScope scope : WORLD.scopes()) {
            for (SimNode node : scope.nodes()) {
                if (node.running() && node.truth().ailing()) {
                    assertThat(REACHABILITY.of(scope, node).reports())
                            .as(node.name())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WEB-LILLE-03, NO_PROFILE",
        "WEB-LILLE-07, NO_PROFILE",
        "APP-NYC-22, NO_PROFILE",
        "APP-NYC-31, NO_PROFILE",
        "CACHE-BOSTON-02, NO_ROLE",
        "DB-VALENCIA-02, NO_TRUST",
        "APP-LYON-02, NO_TRUST",
        "DB-MIAMI-01, METADATA_OFF",
        "APP-BCN-02, NO_WAY",
        "APP-BOSTON-21, GROUP_OUT",
        "APP-BOSTON-22, ACL",
        "APP-BOSTON-23, NO_WAY",
        "APP-BOSTON-24, ENDPOINT_POLICY",
        "WEB-PARIS-09, NOT_RUNNING"
    })
    void oneThingKeepsEachFromReporting(String name, Obstacle obstacle) {
        assertThat(reach(name).ssm()).containsExactly(obstacle);
    }

    @ParameterizedTest
    @CsvSource({
        "APP-NYC-11, GROUP_IN",
        "APP-NYC-15, GROUP_IN",
        "APP-LILLE-06, NO_PERMISSION",
        "FILE-LYON-03, NO_PERMISSION"
    })
    void oneThingKeepsEachFromItsChannel(String name, Obstacle obstacle) {
        assertThat(reach(name)).isEqualTo(new Reach(Set.of(), Set.of(obstacle)));
    }
}
