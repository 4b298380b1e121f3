package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Limits;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Plan;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Changes in the simulated AWS, with its faults: each is made once, or nobody claims to know. */
class CloudChangesTest {
    private static final String SETTING = "/ssm/managed-instance/activation-tier";

    private final SimulatedFleet fleet = SimulatedFleet.of(24);
    private final Approvals approvals = new Approvals(new Agreeing(), Clock.systemUTC());
    private final List<Duration> pauses = new ArrayList<>();
    private final AwsCloud cloud = new AwsCloud(fleet.settings(), approvals, pauses::add);
    private final ScopeId scope = fleet.load().scopes().get(0).id();

    @AfterEach
    void close() {
        cloud.close();
    }

    private static ApiCall update(String value) {
        return ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", SETTING, "SettingValue", value));
    }

    private Permit permit() {
        return Approved.call(approvals, scope, update("advanced"));
    }

    private Object tier() {
        return new DataPath("ServiceSetting.SettingValue")
                .in(cloud.read(scope, ApiCall.of("ssm:GetServiceSetting", Map.of("SettingId", SETTING))));
    }

    /** How often the change has arrived. */
    private int arrived() {
        return fleet.sandbox().calls().calls("ssm", "UpdateServiceSetting").size();
    }

    @Test
    void makesThePlannedChangeAndSaysByWhichRequest() {
        Cloud.Answer answer = cloud.change(permit(), scope, update("advanced"));

        assertThat(answer.requestId()).isNotBlank();
        assertThat(answer.data()).isEqualTo(Map.of());
        assertThat(tier()).isEqualTo("advanced");
        assertThat(fleet.sandbox().changes().changes()).hasSize(1);
    }

    @Test
    void sendsNothingOfWhichNoJournalSaysThatItIsBeingMade(@TempDir Path folder) {
        Plan plan = Approved.plan(scope, new Action.Call(update("advanced")), List.of());
        Permit permit = approvals.approve(plan, fleet.load(), "");
        assertThatThrownBy(() -> cloud.change(permit, scope, update("advanced")))
                .hasMessageContaining("no journal says that it is being made");
        try (Journal journal = new Journals(folder.resolve("journal")).begin(plan)) {
            permit.recordedIn(journal);
            assertThatThrownBy(() -> cloud.change(permit, scope, update("advanced")))
                    .hasMessageContaining("no journal says that it is being made");
            assertThat(arrived()).isZero();

            journal.append(new JournalRecord.Intent(SimulatedFleet.NOW, List.of(1), scope, "me", update("advanced")));
            cloud.change(permit, scope, update("advanced"));
            assertThat(arrived()).isEqualTo(1);

            journal.append(new JournalRecord.Ended(SimulatedFleet.NOW, 1, new Outcome.Changed(null, "r")));
            assertThatThrownBy(() -> cloud.change(permit, scope, update("advanced")))
                    .hasMessageContaining("no journal says that it is being made");
        }
        assertThat(arrived()).isEqualTo(1);
    }

    @Test
    void sendsNothingThatThePlanDoesNotHave() {
        Permit permit = permit();
        assertThatThrownBy(() -> cloud.change(permit, scope, update("standard")))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("guard"))
                .hasMessageContaining("does not cover this call");
        ScopeId elsewhere = fleet.load().scopes().stream()
                .filter(other -> other.account().equals(scope.account())
                        && !other.region().equals(scope.region()))
                .findFirst()
                .orElseThrow()
                .id();
        assertThatThrownBy(() -> cloud.change(permit, elsewhere, update("advanced")))
                .hasMessageContaining("does not cover this call");
        assertThatThrownBy(() -> cloud.change(
                        permit, scope, ApiCall.of("ssm:ResetServiceSetting", Map.of("SettingId", SETTING))))
                .hasMessageContaining("does not cover this call");
        assertThatThrownBy(() -> cloud.change(permit, scope, ApiCall.of("ec2:TerminateInstances", Map.of())))
                .isInstanceOf(UsageException.class);
        approvals.end(permit);
        assertThatThrownBy(() -> cloud.change(permit, scope, update("advanced")))
                .hasMessageContaining("is over");

        assertThat(fleet.sandbox().changes().changes()).isEmpty();
    }

    @Test
    void disarmingEndsWhatWasApproved() {
        Permit permit = permit();
        approvals.disarm();
        assertThatThrownBy(() -> cloud.change(permit, scope, update("advanced")))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(this::permit).hasMessageContaining("the session is read-only");

        approvals.arm(new Limits(List.of(), 0, Clock.systemUTC().instant().plusSeconds(600)));
        cloud.change(permit(), scope, update("advanced"));
        assertThat(fleet.sandbox().changes().changes()).hasSize(1);
    }

    @Test
    void aLostAnswerIsAmbiguousAndNothingIsSentTwice() {
        Permit permit = permit();
        fleet.fault("lost=ssm:UpdateServiceSetting");

        assertThatThrownBy(() -> cloud.change(permit, scope, update("advanced")))
                .isInstanceOf(AmbiguousException.class)
                .hasMessageContaining("ssm:UpdateServiceSetting in " + scope);
        assertThat(arrived()).isEqualTo(1);
        assertThat(tier()).isEqualTo("advanced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "fail", "timeout", "garbage"})
    void neitherIsACallThatMayHaveArrived(String fault) {
        AwsCloud impatient = new AwsCloud(
                fleet.settings()
                        .withPace(new Pace(
                                3,
                                2,
                                Duration.ofMillis(1),
                                Duration.ofMillis(400),
                                Duration.ofMillis(400),
                                Duration.ofMillis(400),
                                2,
                                false)),
                approvals,
                pauses::add);
        Permit permit = permit();
        impatient.caller(scope);
        fleet.fault(fault + "=ssm:UpdateServiceSetting");

        assertThatThrownBy(() -> impatient.change(permit, scope, update("advanced")))
                .isInstanceOf(AmbiguousException.class);
        assertThat(arrived()).isEqualTo(1);
        impatient.close();
    }

    @Test
    void beingOneTooManyIsTriedAgainLaterAndThenSaid() {
        fleet.fault("throttle=ssm:UpdateServiceSetting:x2");
        cloud.change(permit(), scope, update("advanced"));
        assertThat(arrived()).isEqualTo(3);
        assertThat(pauses).hasSize(2).isSorted();
        assertThat(tier()).isEqualTo("advanced");

        fleet.fault("throttle=ssm:UpdateServiceSetting");
        assertThatThrownBy(() -> cloud.change(permit(), scope, update("advanced")))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.throttled()).isTrue());
    }

    @Test
    void aDenialNamesWhatToGrantAndToWhom() {
        fleet.fault("deny=ssm:UpdateServiceSetting");
        assertThatThrownBy(() -> cloud.change(permit(), scope, update("advanced")))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.code()).isEqualTo("AccessDeniedException");
                    assertThat(e.throttled()).isFalse();
                    assertThat(e.hint()).isEqualTo("grant ssm:UpdateServiceSetting to " + cloud.caller(scope));
                })
                .hasMessageContaining("(request ");
        assertThat(arrived()).isEqualTo(1);
    }

    @Test
    void whatHasNotLeftIsSentAgain() {
        AtomicInteger refused = new AtomicInteger(2);
        SdkHttpClient inner = fleet.sandbox().httpClient();
        AwsSettings settings = AwsSettings.simulated(
                        () -> new Refusing(inner, refused),
                        fleet.settings().targets(),
                        fleet.settings().regions(),
                        fleet.settings().clock())
                .withPace(SimulatedFleet.QUICK);
        try (AwsCloud shaky = new AwsCloud(settings, approvals, pauses::add)) {
            shaky.change(permit(), scope, update("advanced"));
        }
        assertThat(refused).hasValueLessThanOrEqualTo(0);
        assertThat(arrived()).isEqualTo(1);
    }

    /** Connections that are refused a few times, for changes only. */
    private record Refusing(SdkHttpClient inner, AtomicInteger left) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            boolean change = request.httpRequest()
                    .firstMatchingHeader("X-Amz-Target")
                    .orElse("")
                    .endsWith("UpdateServiceSetting");
            ExecutableHttpRequest prepared = inner.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws java.io.IOException {
                    if (change && left.getAndDecrement() > 0) {
                        throw new ConnectException("Connection refused");
                    }
                    return prepared.call();
                }

                @Override
                public void abort() {
                    prepared.abort();
                }
            };
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    @Test
    void readsOnlyByReadingOperations() {
        assertThatThrownBy(() -> cloud.read(scope, update("advanced")))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("can't be used to read");
        fleet.fault("deny=ssm:GetServiceSetting");
        assertThatThrownBy(this::tier).isInstanceOf(RefusedException.class);
        assertThat(fleet.sandbox().changes().changes()).isEmpty();
    }

    @Test
    void answersThatComeInPagesComeWhole() {
        Object answer = cloud.read(scope, ApiCall.of("ssm:DescribeInstanceProperties", Map.of("MaxResults", 5)));
        List<?> ids = (List<?>) new DataPath("InstanceProperties[].InstanceId").in(answer);

        assertThat(fleet.sandbox().calls().calls("ssm", "DescribeInstanceProperties"))
                .hasSizeGreaterThan(1);
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(new DataPath("NextToken").in(answer)).isNull();
    }

    @Test
    void anAccountThatNoTargetReachesIsSaid() {
        assertThatThrownBy(() -> cloud.caller(new ScopeId("aws", "999999999999", "eu-west-3")))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("no credentials for account 999999999999");
        assertThat(cloud.caller(scope)).startsWith("arn:aws:");
        assertThat(Target.keys("a", "b", "secret").toString()).doesNotContain("secret");
    }
}
