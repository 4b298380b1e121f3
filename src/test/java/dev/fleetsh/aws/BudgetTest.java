package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.sandbox.Call;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.CallBudget;
import dev.fleetsh.source.Entrance;
import dev.fleetsh.source.FleetRequest;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is foretold against what the sandbox hears. */
class BudgetTest {
    private static Sandbox sandbox(int nodes) {
        return new Sandbox(World.generate(nodes, World.DEFAULT_SEED, Instant.now()), Clock.systemUTC());
    }

    private static FleetSource source(Sandbox sandbox, int accounts, @Nullable Entrance entrance) {
        List<Target> targets = sandbox.world().accounts().stream()
                .limit(accounts)
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        return new AwsFleetSource(AwsSettings.simulated(
                        sandbox::httpClient, targets, sandbox.world().regions(), Clock.systemUTC())
                .withPace(SimulatedFleet.QUICK)
                .entering(entrance));
    }

    /** Calls by their names in IAM since a moment. */
    private static Map<String, Long> heard(Sandbox sandbox, int since) {
        Map<String, Long> counts = new TreeMap<>();
        List<Call> calls = sandbox.calls().calls();
        for (Call call : calls.subList(since, calls.size())) {
            String name = call.service() + ":" + call.operation();
            String action = name.equals("s3:GetBucketEncryption") ? "s3:GetEncryptionConfiguration" : name;
            counts.merge(action, 1L, Long::sum);
        }
        return counts;
    }

    private static void foretold(CallBudget budget, Map<String, Long> heard) {
        Map<String, CallBudget.Row> rows = new TreeMap<>();
        budget.rows().forEach(row -> rows.put(row.operation(), row));
        assertThat(rows.keySet()).containsAll(heard.keySet());
        rows.forEach((operation, row) -> assertThat(row.foretells(heard.getOrDefault(operation, 0L)))
                .as(row + " and " + heard.get(operation))
                .isTrue());
    }

    @ParameterizedTest
    @CsvSource({"240, 3", "40, 3", "3000, 1", "0, 2"})
    void aSurveyForetellsTheLoad(int nodes, int accounts) {
        Sandbox sandbox = sandbox(nodes);
        FleetSource source = source(sandbox, accounts, null);

        CallBudget budget = source.budget(null, Progress.NONE);
        int surveyed = sandbox.calls().calls().size();
        assertThat(budget.surveyed()).isEqualTo(surveyed);
        Fleet fleet = source.load(Progress.NONE);

        assertThat(budget.nodes()).isEqualTo(fleet.size());
        assertThat(budget.scopes()).isEqualTo(fleet.scopes().size());
        foretold(budget, heard(sandbox, surveyed));
    }

    @Test
    void mostCallsAreForetoldExactly() {
        Sandbox sandbox = sandbox(World.DEFAULT_NODES);
        CallBudget budget = source(sandbox, 3, null).budget(null, Progress.NONE);

        assertThat(budget.rows())
                .filteredOn(CallBudget.Row::exact)
                .extracting(CallBudget.Row::operation)
                .contains(
                        "sts:GetCallerIdentity",
                        "ssm:DescribeInstanceProperties",
                        "ssm:GetConnectionStatus",
                        "ssm:ListTagsForResource",
                        "ssm:GetServiceSetting",
                        "kms:DescribeKey");
        long exact = budget.rows().stream()
                .filter(CallBudget.Row::exact)
                .mapToLong(CallBudget.Row::least)
                .sum();
        assertThat(exact).isGreaterThan(budget.least() / 2);
        assertThat(budget.dollars()).isPositive();
        assertThat(budget.notes()).anyMatch(note -> note.startsWith("kms:* costs $0.0030 for 1,000 calls"));
    }

    @Test
    void aKnownFleetForetellsTheNextLoadAndAsksNothing() {
        Sandbox sandbox = sandbox(World.DEFAULT_NODES);
        FleetSource source = source(sandbox, 3, null);
        Fleet fleet = source.load(Progress.NONE);
        int before = sandbox.calls().calls().size();

        CallBudget budget = source.budget(fleet, Progress.NONE);
        assertThat(sandbox.calls().calls()).hasSize(before);
        assertThat(budget.surveyed()).isZero();

        source.load(Progress.NONE);
        foretold(budget, heard(sandbox, before));
    }

    @Test
    void accountsThatAreEnteredAreForetoldToo() {
        for (Entrance entrance : List.of(
                new Entrance(Entrance.USUAL_ROLE, List.of(), true, List.of(), "", "fleetsh"),
                new Entrance(
                        "FleetReader", List.of("444455556666", "777788889999"), false, List.of(), "", "fleetsh"))) {
            Sandbox sandbox = sandbox(World.DEFAULT_NODES);
            FleetSource source = source(sandbox, 1, entrance);
            CallBudget budget = source.budget(null, Progress.NONE);
            int surveyed = sandbox.calls().calls().size();

            source.load(Progress.NONE);
            foretold(budget, heard(sandbox, surveyed));
            assertThat(budget.actions()).contains("sts:AssumeRole");
        }
    }

    @Test
    void theTimeIsThatOfTheBucketThatTakesLongest() {
        CallCounts counts = new CallCounts();
        counts.add("111122223333", "eu-west-3", "ssm:GetConnectionStatus", 2001, 2001L);
        counts.add("444455556666", "eu-west-3", "ssm:GetConnectionStatus", 1000, 1000L);
        counts.add("444455556666", "eu-west-3", "iam:GetRole", 101, null);

        CallCounts.Time time = counts.shortest(RateTable.aws());
        assertThat(time.shortest()).isEqualTo(Duration.ofSeconds(40));
        assertThat(time.slowest())
                .isEqualTo("ssm:GetConnectionStatus in 111122223333/eu-west-3: 2,001 calls at 50 a second");
        assertThat(counts.shortest(RateTable.NONE).shortest()).isZero();
    }

    @Test
    void anotherSourceIsReachedTheSameWay() {
        Sandbox sandbox = sandbox(World.DEFAULT_NODES);
        FleetSource platform =
                source(sandbox, 3, null).other(new FleetRequest(List.of("platform"), List.of("eu-west-3"), null));

        Fleet fleet = platform.load(Progress.NONE);
        assertThat(fleet.scopes()).singleElement().satisfies(scope -> assertThat(scope.label())
                .isEqualTo("platform/eu-west-3"));
        assertThat(platform.options()).containsExactly("--profile", "platform", "--region", "eu-west-3");
    }
}
