package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CrewTest {
    private static TokenBucket unlimited() {
        return new TokenBucket(0, System::nanoTime);
    }

    @Test
    void finishesWhenTheLastCallAndAllThatItAddedAreThrough() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        try (Crew crew = new Crew(4)) {
            Crew.Lane lane = crew.lane(unlimited());
            for (int i = 0; i < 100; i++) {
                lane.add(() -> {
                    for (int j = 0; j < 10; j++) {
                        lane.add(done::incrementAndGet);
                    }
                });
            }
            crew.await();
        }
        assertThat(done).hasValue(1000);
    }

    @Test
    void withoutCallsThereIsNothingToWaitFor() throws InterruptedException {
        try (Crew crew = new Crew(2)) {
            crew.lane(unlimited());
            crew.await();
        }
    }

    @Test
    void aLaneWithoutTokensHoldsNoOtherUp() throws InterruptedException {
        AtomicLong frozen = new AtomicLong();
        CountDownLatch free = new CountDownLatch(50);
        AtomicInteger slow = new AtomicInteger();
        try (Crew crew = new Crew(2)) {
            Crew.Lane limited = crew.lane(new TokenBucket(1, frozen::get));
            Crew.Lane open = crew.lane(unlimited());
            for (int i = 0; i < 50; i++) {
                limited.add(slow::incrementAndGet);
                open.add(free::countDown);
            }
            assertThat(free.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(slow.get()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aDefectOfACallFailsTheWaiting() {
        try (Crew crew = new Crew(2)) {
            crew.lane(unlimited()).add(() -> {
                throw new IllegalStateException("a defect");
            });
            assertThatThrownBy(crew::await).hasMessage("a defect");
        }
    }

    @Test
    void stoppingInterruptsCallsAndForgetsTheRest() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicInteger later = new AtomicInteger();
        try (Crew crew = new Crew(1)) {
            Crew.Lane lane = crew.lane(unlimited());
            lane.add(() -> {
                running.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                }
            });
            lane.add(later::incrementAndGet);
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
            crew.stop(Duration.ofSeconds(20));
            crew.await();
        }
        assertThat(interrupted).isTrue();
        assertThat(later).hasValue(0);
    }
}
