package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class RateLimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String REGION = "eu-west-3";

    private final MovingClock clock = new MovingClock(NOW);
    private final Sandbox sandbox = new Sandbox(World.generate(60, World.DEFAULT_SEED, NOW), clock);
    private final Clients clients = Clients.of(sandbox).in(REGION);

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            clients.ssm().getConnectionStatus(request -> request.target("mi-00000000000000000"));
        }
    }

    private static String code(Throwable failure) {
        return ((AwsServiceException) failure).awsErrorDetails().errorCode();
    }

    @Test
    void offUntilSwitchedOn() {
        assertThatCode(() -> ask(200)).doesNotThrowAnyException();
        assertThat(sandbox.limits().uses()).isEmpty();
    }

    @Test
    void aFullBucketGivesItsBurstAndThenItsRate() {
        sandbox.limits().on();
        ask(50);
        assertThatThrownBy(() -> ask(1)).satisfies(e -> assertThat(code(e)).isEqualTo("ThrottlingException"));
        clock.move(Duration.ofMillis(100));
        ask(5);
        assertThatThrownBy(() -> ask(1)).isInstanceOf(AwsServiceException.class);
        RateUse use = sandbox.limits().uses().stream()
                .filter(found -> found.operation().equals("ssm:GetConnectionStatus"))
                .findFirst()
                .orElseThrow();
        assertThat(use.admitted()).isEqualTo(55);
        assertThat(use.refused()).isEqualTo(2);
        assertThat(use.fewest()).isBetween(0.0, 0.01);
        assertThat(use.region()).isEqualTo(REGION);
    }

    @Test
    void anotherRegionHasABucketOfItsOwn() {
        sandbox.limits().on();
        ask(50);
        Clients elsewhere = clients.in("us-east-1");
        assertThatCode(() -> elsewhere.ssm().getConnectionStatus(r -> r.target("mi-00000000000000000")))
                .doesNotThrowAnyException();
    }

    @Test
    void ec2CountsWhatNeitherFiltersNorPagesByItself() {
        sandbox.limits().on();
        for (int i = 0; i < 50; i++) {
            clients.ec2().describeVpcs();
        }
        assertThatThrownBy(() -> clients.ec2().describeVpcs())
                .satisfies(e -> assertThat(code(e)).isEqualTo("RequestLimitExceeded"));
        assertThatCode(() -> clients.ec2().describeVpcs(request -> request.maxResults(50)))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsRefusedIsInTheLogAndHasNoEffect() {
        sandbox.limits().on();
        ask(50);
        assertThatThrownBy(() -> ask(1)).isInstanceOf(AwsServiceException.class);
        assertThat(sandbox.calls().calls("ssm", "GetConnectionStatus"))
                .filteredOn(call -> call.outcome().equals("ThrottlingException"))
                .hasSize(1);
    }
}
