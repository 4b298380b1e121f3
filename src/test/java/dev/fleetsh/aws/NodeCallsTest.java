package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ssm.model.SsmException;

@Timeout(30)
class NodeCallsTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Map<String, Refusal> refused = new ConcurrentHashMap<>();
    private double rate;

    private static Registration node(int number) {
        Origin origin = new Origin("ssm:DescribeInstanceProperties", Instant.EPOCH);
        return new Registration(
                new RegistrationPage(origin, new Interner()),
                new RegistrationPage.Row(
                        "i-" + number,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    /** Asks for the nodes, where the calls of these numbers, from 1, fail with that code. */
    private NodeCalls ask(int nodes, int rounds, String code, IntPredicate fails) throws InterruptedException {
        NodeCalls calls;
        try (Crew crew = new Crew(1)) {
            // Time stands in 1000-second steps, so the rate never makes the test wait.
            AtomicInteger ticks = new AtomicInteger();
            TokenBucket bucket = new TokenBucket(64, () -> ticks.incrementAndGet() * 1_000_000_000_000L);
            calls = new NodeCalls(
                    "ssm:GetConnectionStatus",
                    crew.lane(bucket),
                    rounds,
                    new NodeCalls.Question() {
                        @Override
                        public void ask(Registration node) {
                            if (fails.test(asked.incrementAndGet())) {
                                throw SsmException.builder()
                                        .awsErrorDetails(AwsErrorDetails.builder()
                                                .errorCode(code)
                                                .build())
                                        .statusCode(400)
                                        .build();
                            }
                        }

                        @Override
                        public void unknown(Registration node, Refusal refusal) {
                            refused.put(node.id, refusal);
                        }
                    },
                    done::incrementAndGet);
            for (int i = 0; i < nodes; i++) {
                calls.put(node(i));
            }
            crew.await();
            rate = bucket.rate();
        }
        return calls;
    }

    @Test
    void aThrottledNodeIsAskedAgainAndTheRateHalves() throws InterruptedException {
        NodeCalls calls = ask(10, 3, "ThrottlingException", call -> call <= 2);
        assertThat(refused).isEmpty();
        assertThat(done).hasValue(10);
        assertThat(asked).hasValue(12);
        assertThat(rate).isBetween(16.0, 17.0);
        assertThat(calls.failure(Reason.THROTTLED)).isNull();
    }

    @Test
    void afterItsRoundsItIsRefused() throws InterruptedException {
        NodeCalls calls = ask(1, 3, "ThrottlingException", call -> true);
        assertThat(asked).hasValue(4);
        assertThat(refused).hasSize(1);
        assertThat(done).hasValue(1);
        assertThat(calls.failure(Reason.THROTTLED)).isNotNull();
    }

    @Test
    void whereEveryCallIsThrottledTheRestIsNotAsked() throws InterruptedException {
        ask(1000, 3, "ThrottlingException", call -> true);
        assertThat(refused).hasSize(1000);
        assertThat(done).hasValue(1000);
        assertThat(asked.get()).isLessThan(50);
    }

    @Test
    void everyNodeIsAskedWhereSomeAreDenied() throws InterruptedException {
        ask(200, 3, "AccessDeniedException", call -> call != 200);
        assertThat(asked).as("permissions can differ by tag").hasValue(200);
        assertThat(refused).hasSize(199);
    }

    @Test
    void aFailureIsToldForItsReason() throws InterruptedException {
        NodeCalls calls = ask(9, 0, "InternalServerError", call -> call % 3 != 0);
        assertThat(List.of(refused.size())).containsExactly(6);
        assertThat(calls.failure(Reason.FAILED)).isNotNull();
        assertThat(calls.failure(Reason.DENIED)).isNull();
    }
}
