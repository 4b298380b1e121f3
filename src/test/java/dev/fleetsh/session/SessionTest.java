package dev.fleetsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.source.Progress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionTest {
    @Test
    void theFleetIsCollectedOnceHoweverOftenItIsAskedFor() {
        AtomicInteger loads = new AtomicInteger();
        Session session = new Session(
                SampleFleet.source(progress -> {
                    loads.incrementAndGet();
                    return SampleFleet.fleet();
                }),
                SampleFleet.CLOCK);
        session.startLoading(Progress.NONE);
        session.startLoading(Progress.NONE);

        assertThat(session.fleet()).isSameAs(session.fleet());
        assertThat(session.nodes()).hasSize(6);
        assertThat(loads).hasValue(1);
    }

    @Test
    void anInterruptEndsTheWaitingAndNotTheCollecting() throws InterruptedException {
        CountDownLatch collecting = new CountDownLatch(1);
        Session session = new Session(
                SampleFleet.source(progress -> {
                    await(collecting);
                    return SampleFleet.fleet();
                }),
                SampleFleet.CLOCK);
        session.startLoading(Progress.NONE);
        assertThat(session.loaded()).isFalse();
        assertThat(session.fleetNow()).isNull();

        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                session.fleet();
            } catch (InterruptedByUserException e) {
                seen.set(e);
            }
        });
        waiting.start();
        waiting.interrupt();
        waiting.join();
        assertThat(seen.get()).isInstanceOf(InterruptedByUserException.class);

        collecting.countDown();
        assertThat(session.fleet().size()).isEqualTo(6);
        assertThat(session.fleetNow()).isNotNull();
    }

    @Test
    void stoppingInterruptsTheSourceAndKeepsWhatCame() {
        Session session = new Session(
                SampleFleet.source(progress -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        return cancelled(List.of(SampleFleet.WEB));
                    }
                    throw new AssertionError();
                }),
                SampleFleet.CLOCK);
        session.startLoading(Progress.NONE);
        session.stopLoading();

        assertThat(session.fleet().size()).isEqualTo(1);
        assertThat(session.fleet().completeness().complete()).isFalse();
    }

    @Test
    void aFailureIsToldToEveryoneUntilARefreshSucceeds() {
        AtomicInteger loads = new AtomicInteger();
        Session session = new Session(
                SampleFleet.source(progress -> {
                    if (loads.getAndIncrement() == 0) {
                        throw new CloudException("no credentials", "sign in");
                    }
                    return SampleFleet.fleet();
                }),
                SampleFleet.CLOCK);

        assertThatThrownBy(session::fleet).isInstanceOf(CloudException.class).hasMessage("no credentials");
        assertThatThrownBy(session::nodes).isInstanceOf(CloudException.class);
        assertThat(session.fleetNow()).isNull();
        session.refresh(Progress.NONE);
        assertThat(session.nodes()).hasSize(6);
    }

    @Test
    void aRefreshKeepsTheFocusAndMakesNewNodes() {
        AtomicInteger loads = new AtomicInteger();
        Session session = new Session(
                SampleFleet.source(progress -> loads.getAndIncrement() == 0
                        ? SampleFleet.of(List.of(SampleFleet.DC, SampleFleet.WEB))
                        : SampleFleet.of(List.of(SampleFleet.DC, SampleFleet.WEB, SampleFleet.WIDE))),
                SampleFleet.CLOCK);
        session.focus("ec2", Node::isEc2);
        assertThat(session.nodes()).containsExactly(SampleFleet.WEB);

        session.refresh(Progress.NONE);
        assertThat(session.nodes()).containsExactly(SampleFleet.WEB, SampleFleet.WIDE);
        session.unfocus();
        assertThat(session.nodes()).hasSize(3);
    }

    @Test
    void aCancelledRefreshLeavesTheFleetOfBefore() {
        AtomicInteger loads = new AtomicInteger();
        Session session = new Session(
                SampleFleet.source(progress ->
                        loads.getAndIncrement() == 0 ? SampleFleet.fleet() : cancelled(List.of(SampleFleet.WEB))),
                SampleFleet.CLOCK);
        Fleet before = session.fleet();

        assertThatThrownBy(() -> session.refresh(Progress.NONE)).isInstanceOf(InterruptedByUserException.class);
        assertThat(session.fleet()).isSameAs(before);
    }

    @Test
    void theAssessmentIsMadeOnceForAFleetAndAnEdition() {
        Session session = SampleFleet.session(SampleFleet.fleet());
        var first = session.assessment();
        assertThat(session.assessment()).isSameAs(first);

        session.edition(Edition.SEED);
        assertThat(session.assessment().edition()).isEqualTo(Edition.SEED);
        session.refresh(Progress.NONE);
        assertThat(session.assessment()).isNotSameAs(first);
    }

    @Test
    void answersAreNumberedAndTheLastOneHasAName() {
        Session session = SampleFleet.session(SampleFleet.fleet());
        Nodes nodes = session.nodes();

        assertThat(session.remember(Shown.usual(nodes))).isEqualTo("$1");
        assertThat(session.remember("two")).isEqualTo("$2");
        session.last(3);
        session.values().error(new IllegalStateException("e"));

        assertThat(session.values())
                .containsEntry("$1", nodes)
                .containsEntry("$2", "two")
                .containsEntry("_", 3);
        assertThat(session.values().get("_e")).isInstanceOf(IllegalStateException.class);
    }

    private static Fleet cancelled(List<Node> nodes) {
        return new Fleet(
                "sample", SampleFleet.NOW, List.of(SampleFleet.MADRID), nodes, new Completeness(2, List.of(), true));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new InterruptedByUserException();
        }
    }
}
