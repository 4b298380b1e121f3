package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.sandbox.world.World;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What is refused before an operation is asked: who calls, where, and for what. */
class RequestsTest {
    private final World world = Worlds.varied();
    private final Sandbox sandbox = new Sandbox(world, Clients.CLOCK);
    private final Clients clients = Clients.of(sandbox);

    @Test
    void theRegionSelectsTheScope() {
        assertThat(clients.ssm().describeInstanceInformation().instanceInformationList())
                .hasSize(2);
        assertThat(clients.in(Worlds.MADRID).ssm().describeInstanceInformation().instanceInformationList())
                .hasSize(1);
        assertThat(clients.as(Worlds.LAB).ssm().describeInstanceInformation().instanceInformationList())
                .isEmpty();
    }

    @Test
    void operationsThatAreNotSimulatedHaveTheirServicesError() {
        assertThatThrownBy(() -> clients.ssm().describeParameters()).satisfies(error("UnknownOperationException", 400));
        assertThatThrownBy(() -> clients.ec2().describeVolumes()).satisfies(error("InvalidAction", 400));
        assertThatThrownBy(() -> clients.sts().getSessionToken()).satisfies(error("InvalidAction", 400));
        assertThatThrownBy(() -> clients.in("aws-global").iam().listUsers()).satisfies(error("InvalidAction", 400));
    }

    static java.util.function.Consumer<Throwable> error(String code, int status) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorMessage()).isNotBlank();
            assertThat(e.requestId()).isNotBlank();
        });
    }

    @Test
    void aRegionThatIsNotEnabledDoesNotKnowTheCredentials() {
        Clients elsewhere = clients.in("ap-south-2");

        assertThatThrownBy(() -> elsewhere.ssm().describeInstanceInformation())
                .satisfies(error("UnrecognizedClientException", 400));
        assertThatThrownBy(() -> elsewhere.ec2().describeInstances()).satisfies(error("AuthFailure", 401));
        assertThatThrownBy(() -> elsewhere.sts().getCallerIdentity()).satisfies(error("InvalidClientTokenId", 403));
    }

    @Test
    void aRegionThatDoesNotExistHasNoAddress() {
        assertThatThrownBy(() -> clients.in("xx-nowhere-1").ssm().describeInstanceInformation())
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(UnknownHostException.class);
    }

    @Test
    void aRegionThatDoesNotExistIsRefusedBehindAFixedEndpoint() throws Exception {
        try (SandboxServer server = sandbox.serve(0)) {
            Clients nowhere = clients.at(sandbox.httpClient(), server.uri()).in("xx-nowhere-1");

            assertThatThrownBy(() -> nowhere.ssm().describeInstanceInformation())
                    .satisfies(error("InvalidSignatureException", 400));
            assertThatThrownBy(() -> nowhere.ec2().describeInstances()).satisfies(error("AuthFailure", 401));
            assertThatThrownBy(() -> nowhere.sts().getCallerIdentity()).satisfies(error("SignatureDoesNotMatch", 403));
        }
    }

    @Test
    void unsignedRequestsAreRefused() {
        SsmClient ssm = SsmClient.builder()
                .region(Region.of(Worlds.PARIS))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(sandbox.httpClient())
                .build();
        Ec2Client ec2 = Ec2Client.builder()
                .region(Region.of(Worlds.PARIS))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(sandbox.httpClient())
                .build();
        StsClient sts = StsClient.builder()
                .region(Region.of(Worlds.PARIS))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(sandbox.httpClient())
                .build();

        assertThatThrownBy(ssm::describeInstanceInformation)
                .satisfies(error("MissingAuthenticationTokenException", 400));
        assertThatThrownBy(ec2::describeInstances).satisfies(error("MissingAuthenticationToken", 403));
        assertThatThrownBy(sts::getCallerIdentity).satisfies(error("MissingAuthenticationToken", 403));
    }

    @Test
    void aDenialOfTheWorldNamesCallerActionAndResource() {
        assertThatThrownBy(() ->
                        clients.as(Worlds.LAB).ssm().getDocument(request -> request.name("SSM-SessionManagerRunShell")))
                .satisfies(error("AccessDeniedException", 400))
                .hasMessageContaining("User: arn:aws:iam::444455556666:user/operator is not authorized to perform:"
                        + " ssm:GetDocument on resource:"
                        + " arn:aws:ssm:eu-west-3:444455556666:document/SSM-SessionManagerRunShell");
    }

    @Test
    void callsAreLoggedWithTheirOutcome() {
        clients.sts().getCallerIdentity();
        assertThatThrownBy(() -> clients.ssm().describeInstanceInformation(page -> page.maxResults(1)));
        assertThatThrownBy(() -> clients.ec2().describeVolumes());

        assertThat(sandbox.calls().calls())
                .containsExactly(
                        new Call("sts", "GetCallerIdentity", "111122223333", "eu-west-3", Call.OK),
                        new Call(
                                "ssm",
                                "DescribeInstanceInformation",
                                "111122223333",
                                "eu-west-3",
                                "ValidationException"),
                        new Call("ec2", "DescribeVolumes", "111122223333", "eu-west-3", "InvalidAction"));
        assertThat(sandbox.calls().total()).isEqualTo(3);
    }

    @Test
    void theLogKeepsTheNewestCalls() {
        CallLog log = new CallLog(2);
        for (String operation : new String[] {"A", "B", "C"}) {
            log.add(new Call("ssm", operation, "", "", Call.OK));
        }

        assertThat(log.calls()).extracting(Call::operation).containsExactly("B", "C");
        assertThat(log.total()).isEqualTo(3);
    }
}
