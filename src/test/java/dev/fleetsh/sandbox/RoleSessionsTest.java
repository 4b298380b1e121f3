package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class RoleSessionsTest {
    private static final String PLATFORM = "444455556666";
    private static final String LABS = "777788889999";

    private final MovingClock clock = new MovingClock(Worlds.NOW);
    private final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Worlds.NOW), clock);
    private final StsClient retail = Clients.of(sandbox).sts();

    private AssumeRoleResponse assume(StsClient by, String account, String role) {
        return by.assumeRole(request ->
                request.roleArn("arn:aws:iam::" + account + ":role/" + role).roleSessionName("fleetsh"));
    }

    private static AwsCredentialsProvider lent(AssumeRoleResponse answer) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                answer.credentials().accessKeyId(),
                answer.credentials().secretAccessKey(),
                answer.credentials().sessionToken()));
    }

    private StsClient sts(AwsCredentialsProvider credentials) {
        return StsClient.builder()
                .region(Region.of(sandbox.world().regions().get(0)))
                .credentialsProvider(credentials)
                .httpClient(sandbox.httpClient())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @Test
    void theCredentialsOfARoleGetIntoItsAccount() {
        AssumeRoleResponse answer = assume(retail, PLATFORM, "FleetReader");

        GetCallerIdentityResponse who = sts(lent(answer)).getCallerIdentity();
        assertThat(who.account()).isEqualTo(PLATFORM);
        assertThat(who.arn())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/FleetReader/fleetsh")
                .isEqualTo(answer.assumedRoleUser().arn());
        assertThat(who.userId())
                .isEqualTo(answer.assumedRoleUser().assumedRoleId())
                .endsWith(":fleetsh");
        assertThat(answer.credentials().expiration()).isEqualTo(Worlds.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void otherServicesTakeThemToo() {
        AssumeRoleResponse answer = assume(retail, PLATFORM, "FleetReader");
        String region = sandbox.world().regions().get(0);
        SsmClient ssm = SsmClient.builder()
                .region(Region.of(region))
                .credentialsProvider(lent(answer))
                .httpClient(sandbox.httpClient())
                .build();

        List<String> ids = ssm.describeInstanceInformationPaginator(request -> {}).instanceInformationList().stream()
                .map(node -> node.instanceId())
                .toList();
        assertThat(ids)
                .isNotEmpty()
                .containsExactlyElementsOf(sandbox.world().requireScope(PLATFORM, region).nodes().stream()
                        .filter(node -> node.listed())
                        .map(node -> node.id())
                        .toList());
    }

    @Test
    void aRoleThatIsNotThereIsRefusedLikeOneThatDoesNotTrust() {
        refused(
                () -> assume(retail, PLATFORM, "NoSuchRole"),
                "AccessDenied",
                "sts:AssumeRole on resource: arn:aws:iam");
        refused(
                () -> assume(retail, "123123123123", "FleetReader"),
                "AccessDenied",
                "assumed-role/FleetOperator/casey");
        StsClient labs =
                Clients.of(sandbox).as(sandbox.world().accounts().get(2)).sts();
        refused(() -> assume(labs, PLATFORM, "FleetReader"), "AccessDenied", "not authorized to perform");
    }

    @Test
    void anExternalIdIsPartOfTheTrust() {
        refused(() -> assume(retail, LABS, "FleetReader"), "AccessDenied", "not authorized to perform");
        refused(() -> withExternalId("another"), "AccessDenied", "not authorized to perform");

        assertThat(sts(lent(withExternalId("fleet-of-labs")))
                        .getCallerIdentity()
                        .account())
                .isEqualTo(LABS);
    }

    private AssumeRoleResponse withExternalId(String id) {
        return retail.assumeRole(request -> request.roleArn("arn:aws:iam::777788889999:role/FleetReader")
                .roleSessionName("fleetsh")
                .externalId(id));
    }

    @Test
    void lentCredentialsEnd() {
        AwsCredentialsProvider lent = lent(assume(retail, PLATFORM, "FleetReader"));
        clock.move(Duration.ofMinutes(59));
        assertThat(sts(lent).getCallerIdentity().account()).isEqualTo(PLATFORM);

        clock.move(Duration.ofMinutes(1));
        refused(() -> sts(lent).getCallerIdentity(), "ExpiredToken", "expired");
    }

    @Test
    void theKeysAreNothingWithoutTheirToken() {
        AssumeRoleResponse answer = assume(retail, PLATFORM, "FleetReader");
        AwsCredentialsProvider forged = StaticCredentialsProvider.create(AwsSessionCredentials.create(
                answer.credentials().accessKeyId(), answer.credentials().secretAccessKey(), "another"));

        refused(() -> sts(forged).getCallerIdentity(), "InvalidClientTokenId", "invalid");
    }

    @Test
    void namesAndTimesHaveTheirLimits() {
        String arn = "arn:aws:iam::444455556666:role/FleetReader";
        refused(
                () -> retail.assumeRole(request -> request.roleArn(arn).roleSessionName("two words")),
                "ValidationError",
                "roleSessionName");
        refused(
                () -> retail.assumeRole(request ->
                        request.roleArn(arn).roleSessionName("fleetsh").durationSeconds(899)),
                "ValidationError",
                "durationSeconds");
        refused(
                () -> retail.assumeRole(request ->
                        request.roleArn(arn).roleSessionName("fleetsh").durationSeconds(7200)),
                "ValidationError",
                "MaxSessionDuration");
        refused(() -> assume(retail, PLATFORM, "").hashCode(), "AccessDenied", "sts:AssumeRole");
    }

    private static void refused(Runnable call, String code, String text) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.getMessage()).contains(text);
        });
    }
}
