package dev.fleetsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Scope;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MergingTest {
    private final Session session = SampleFleet.session(SampleFleet.fleet());

    @Test
    void nodesReadAnewTakeTheirPlacesAndVerdictsFollow() {
        assertThat(session.assessment().readiness(SampleFleet.HOSTILE)).isEqualTo(Readiness.BLOCKED);
        Node connected = SampleFleet.HOSTILE
                .change()
                .channel(Fact.known(ChannelStatus.CONNECTED, SampleFleet.LIST))
                .build();

        session.merge(Nodes.of(List.of(connected)));

        assertThat(session.nodes().ids()).isEqualTo(SampleFleet.fleet().nodes().ids());
        Node now = Objects.requireNonNull(session.fleet().node(connected.id()));
        assertThat(session.assessment().readiness(now)).isNotEqualTo(Readiness.BLOCKED);
    }

    @Test
    void whatHoldsForAScopeHoldsForItsNodesThatWereNotReadAnew() {
        Scope before = SampleFleet.MADRID;
        Scope advanced = new Scope(
                before.id(),
                before.alias(),
                before.caller(),
                before.preferences(),
                Fact.known(ActivationTier.STANDARD, SampleFleet.LIST),
                before.hostManagement());

        session.merge(Nodes.of(List.of(SampleFleet.WEB.change(advanced).build())));

        assertThat(session.fleet().scopes()).contains(advanced).doesNotContain(before);
        assertThat(Objects.requireNonNull(session.fleet().node(SampleFleet.LOST.id()))
                        .scope())
                .isEqualTo(advanced);
        assertThat(Objects.requireNonNull(session.fleet().node(SampleFleet.DC.id()))
                        .scope())
                .isEqualTo(SampleFleet.PARIS);
    }

    @Test
    void theFocusIsAskedOfTheNodesAsTheyAreNow() {
        session.focus("connected", node -> node.channelFact().is(ChannelStatus.CONNECTED));
        assertThat(session.nodes().ids()).doesNotContain(SampleFleet.HOSTILE.id());

        session.merge(Nodes.of(List.of(SampleFleet.HOSTILE
                .change()
                .channel(Fact.known(ChannelStatus.CONNECTED, SampleFleet.LIST))
                .build())));

        assertThat(session.nodes().ids()).contains(SampleFleet.HOSTILE.id());
    }
}
