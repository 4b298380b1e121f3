package dev.fleetsh.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines of one image share names, and sites share addresses: only what can be no other machine is taken for one. */
class TwinsTest {
    private static final Scope PARIS = scope("111111111111");
    private static final Scope LYON = scope("222222222222");
    private static final Node LOST = till("mi-1", PARIS, PingStatus.CONNECTION_LOST);

    private static Scope scope(String account) {
        return new Scope(
                new ScopeId("aws", account, "eu-west-3"),
                "",
                "",
                Scene.known(SessionPreferences.DEFAULTS),
                Scene.known(ActivationTier.STANDARD),
                Scene.known(new HostManagement("")));
    }

    private static Node till(String id, Scope scope, PingStatus ping) {
        return new NodeBuilder(id, scope, NodeKind.HYBRID)
                .computerName("TILL")
                .ip("192.168.1.10")
                .ping(Scene.known(ping), null)
                .build();
    }

    private static Twins twins(Node... nodes) {
        return Twins.of(new Fleet(
                "tills", Scene.NOW, List.of(PARIS, LYON), List.of(nodes), new Completeness(2, List.of(), false)));
    }

    @Test
    void theOneThatIsOnlineInTheSameScopeIsTheSameMachine() {
        Node online = till("mi-2", PARIS, PingStatus.ONLINE);
        Twins twins = twins(LOST, online, till("mi-3", LYON, PingStatus.ONLINE));

        assertThat(twins.other(LOST)).isSameAs(online);
        assertThat(twins.standing(online)).isEqualTo(Twin.REPLACES);
    }

    @Test
    void oneOfAnotherAccountIsNot() {
        assertThat(twins(LOST, till("mi-2", LYON, PingStatus.ONLINE)).standing(LOST))
                .isEqualTo(Twin.NONE);
    }

    @Test
    void oneOfSeveralThatAreOnlineIsNot() {
        Twins twins = twins(LOST, till("mi-2", PARIS, PingStatus.ONLINE), till("mi-3", PARIS, PingStatus.ONLINE));

        assertThat(twins.standing(LOST)).isEqualTo(Twin.NONE);
    }
}
