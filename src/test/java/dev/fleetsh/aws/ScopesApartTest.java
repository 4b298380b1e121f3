package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Entrance;
import dev.fleetsh.source.Progress;
import dev.fleetsh.source.ScopeProgress;
import dev.fleetsh.source.ScopeProgress.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Scopes of which one is slow, or refuses, or that are cancelled in the middle. */
class ScopesApartTest {
    private static final Entrance ORGANISATION =
            new Entrance(Entrance.USUAL_ROLE, List.of(), true, List.of(), "", "fleetsh");

    /** Nothing times out: a slow call is let go by cancelling. */
    private static final Pace PATIENT = new Pace(
            3,
            6,
            Duration.ofMillis(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            8,
            false);

    private final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Instant.now()), Clock.systemUTC());
    private final List<ScopeProgress> heard = Collections.synchronizedList(new ArrayList<>());

    private AwsFleetSource source() {
        List<Target> targets = sandbox.world().accounts().stream()
                .limit(1)
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        return new AwsFleetSource(AwsSettings.simulated(
                        sandbox::httpClient, targets, sandbox.world().regions(), Clock.systemUTC())
                .withPace(PATIENT)
                .entering(ORGANISATION));
    }

    private Progress hearing(Consumer<ScopeProgress> also) {
        return new Progress() {
            @Override
            public void at(String what, int done, int total) {
                // The scopes tell enough.
            }

            @Override
            public void scope(ScopeProgress now) {
                heard.add(now);
                also.accept(now);
            }
        };
    }

    private Set<String> labels(Stage stage) {
        Set<String> labels = new TreeSet<>();
        synchronized (heard) {
            heard.stream().filter(now -> now.stage() == stage).forEach(now -> labels.add(now.label()));
        }
        return labels;
    }

    @Test
    void everyScopeTellsWhenItIsBegunAndThrough() {
        Fleet fleet = source().load(hearing(now -> {}));

        assertThat(labels(Stage.READING)).hasSize(12).isEqualTo(labels(Stage.DONE));
        assertThat(labels(Stage.FAILED)).isEmpty();
        for (Scope scope : fleet.scopes()) {
            long nodes = fleet.nodes().stream()
                    .filter(node -> node.scope().equals(scope))
                    .count();
            assertThat(heard)
                    .filteredOn(now -> now.stage() == Stage.DONE && now.label().equals(scope.label()))
                    .singleElement()
                    .satisfies(now -> assertThat((long) now.nodes()).isBetween(nodes / 2, nodes + 5));
        }
    }

    @Test
    void oneThatIsRefusedFailsByName() {
        sandbox.faults().add("deny=sts:GetCallerIdentity@labs");
        source().load(hearing(now -> {}));

        assertThat(labels(Stage.FAILED)).hasSize(4).allMatch(label -> label.startsWith("labs/"));
        assertThat(labels(Stage.DONE)).hasSize(8);
        assertThat(heard).filteredOn(now -> now.stage() == Stage.FAILED).allMatch(now -> now.why()
                .equals("denied: sts:GetCallerIdentity"));
    }

    /** The slow one is let go only when all the others are through: had they waited for it, nobody would ever be. */
    @Test
    void oneThatIsSlowHoldsNoOtherUp() throws Exception {
        CountDownLatch others = new CountDownLatch(8);
        sandbox.faults().add("latency=sts:GetCallerIdentity@labs:300s");
        CompletableFuture<Fleet> loading = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                loading.complete(source().load(hearing(now -> {
                    if (now.stage() == Stage.DONE) {
                        others.countDown();
                    }
                })));
            } catch (RuntimeException e) {
                loading.completeExceptionally(e);
            }
        });
        thread.start();
        assertThat(others.await(4, TimeUnit.MINUTES)).as("others are through").isTrue();
        assertThat(labels(Stage.READING)).noneMatch(label -> label.startsWith("labs/"));
        thread.interrupt();

        Fleet fleet = loading.get(4, TimeUnit.MINUTES);
        assertThat(fleet.completeness().cancelled()).isTrue();
        assertThat(fleet.scopes()).hasSize(8);
        assertThat(fleet.completeness().scopes()).isEqualTo(12);
        assertThat(fleet.completeness().gaps())
                .filteredOn(gap -> gap.scope().startsWith("labs/"))
                .hasSize(4)
                .allMatch(gap ->
                        gap.reason() == Reason.NOT_COLLECTED && gap.facts().contains("nodes"));
    }

    @Test
    void whatHasComeIsKeptWhenItIsCancelledInTheMiddle() throws Exception {
        CountDownLatch one = new CountDownLatch(1);
        sandbox.faults().add("latency=ssm:GetConnectionStatus@platform:300s");
        CompletableFuture<Fleet> loading = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                loading.complete(source().load(hearing(now -> {
                    if (now.stage() == Stage.DONE && now.label().startsWith("retail/")) {
                        one.countDown();
                    }
                })));
            } catch (RuntimeException e) {
                loading.completeExceptionally(e);
            }
        });
        thread.start();
        assertThat(one.await(4, TimeUnit.MINUTES)).as("a scope is through").isTrue();
        thread.interrupt();
        Fleet fleet = loading.get(4, TimeUnit.MINUTES);

        assertThat(fleet.completeness().cancelled()).isTrue();
        assertThat(fleet.completeness().complete()).isFalse();
        assertThat(fleet.nodes().stream().filter(node -> node.accountName().equals("retail")))
                .isNotEmpty();
        assertThat(fleet.completeness().gaps())
                .anyMatch(gap -> gap.scope().startsWith("platform/")
                        && gap.operation().equals("ssm:GetConnectionStatus")
                        && gap.reason() == Reason.NOT_COLLECTED);
        assertThat(fleet.nodes().stream()
                        .filter(node -> node.accountName().equals("platform")
                                && node.registeredFact().is(true)))
                .anyMatch(node -> !node.channelFact().isKnown());
    }

    @Test
    void anOrganisationWithoutAnAccountThatWorksIsSaidToBeSo() {
        AwsFleetSource source = new AwsFleetSource(AwsSettings.simulated(
                        sandbox::httpClient,
                        List.of(Target.keys("retail", "SANDBOXKEYRETAIL0001", "sandbox-retail")),
                        sandbox.world().regions(),
                        Clock.systemUTC())
                .withPace(PATIENT)
                .entering(new Entrance(
                        Entrance.USUAL_ROLE, List.of(), true, List.of("ou-fs01-retired0"), "", "fleetsh")));

        assertThatThrownBy(() -> source.load(Progress.NONE)).hasMessageContaining("there is no account to read");
    }
}
