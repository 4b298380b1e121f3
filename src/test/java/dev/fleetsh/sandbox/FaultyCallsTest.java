package dev.fleetsh.sandbox;

import static dev.fleetsh.sandbox.RequestsTest.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Each fault as the SDK's clients see it, in the process and through the port. */
@Timeout(60)
class FaultyCallsTest {
    private final Sandbox sandbox = new Sandbox(Worlds.varied(), Clients.CLOCK);
    private final SandboxServer server = sandbox.serve(0);
    private final SdkHttpClient sockets = UrlConnectionHttpClient.builder()
            .socketTimeout(Duration.ofMillis(300))
            .build();
    private final Clients inProcess = Clients.of(sandbox);
    private final Clients throughPort = inProcess.at(sockets, server.uri());
    private final List<Clients> both = List.of(inProcess, throughPort);

    FaultyCallsTest() throws IOException {}

    @AfterEach
    void close() {
        sockets.close();
        server.close();
    }

    @Test
    void throttlingHasEachServicesWords() {
        sandbox.faults().add("throttle");
        for (Clients clients : both) {
            assertThatThrownBy(() -> clients.ssm().describeInstanceInformation())
                    .satisfies(error("ThrottlingException", 400))
                    .isInstanceOfSatisfying(SsmException.class, e -> assertThat(e.isThrottlingException())
                            .isTrue());
            assertThatThrownBy(() -> clients.ec2().describeInstances()).satisfies(error("RequestLimitExceeded", 503));
            assertThatThrownBy(() -> clients.sts().getCallerIdentity()).satisfies(error("Throttling", 400));
        }
    }

    @Test
    void denialHasEachServicesWords() {
        sandbox.faults().add("deny");
        for (Clients clients : both) {
            assertThatThrownBy(() -> clients.ssm().getConnectionStatus(request -> request.target(Worlds.id("mi-", 3))))
                    .satisfies(error("AccessDeniedException", 400))
                    .hasMessageContaining("User: arn:aws:iam::111122223333:user/operator is not authorized to perform:"
                            + " ssm:GetConnectionStatus on resource:"
                            + " arn:aws:ssm:eu-west-3:111122223333:managed-instance/" + Worlds.id("mi-", 3));
            assertThatThrownBy(() -> clients.ec2().describeInstances())
                    .satisfies(error("UnauthorizedOperation", 403))
                    .hasMessageContaining("is not authorized to perform: ec2:DescribeInstances");
            assertThatThrownBy(() -> clients.sts().getCallerIdentity()).satisfies(error("AccessDenied", 403));
        }
    }

    @Test
    void aDenialCanBeLimitedToAScope() {
        sandbox.faults().add("deny=ssm:DescribeInstanceInformation@retail/eu-south-2");

        assertThat(inProcess.ssm().describeInstanceInformation().instanceInformationList())
                .isNotEmpty();
        assertThatThrownBy(() -> inProcess.in(Worlds.MADRID).ssm().describeInstanceInformation())
                .satisfies(error("AccessDeniedException", 400));
    }

    @Test
    void failureIsTheServicesOwn() {
        sandbox.faults().add("fail");
        for (Clients clients : both) {
            assertThatThrownBy(() -> clients.ssm().describeInstanceInformation())
                    .satisfies(error("InternalServerError", 500));
            assertThatThrownBy(() -> clients.ec2().describeInstances()).satisfies(error("InternalError", 500));
        }
    }

    @Test
    void aTimeoutIsNoAnswerAtAll() {
        sandbox.faults().add("timeout=ssm:20ms");
        assertThatThrownBy(() -> inProcess.ssm().describeInstanceInformation())
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(SocketTimeoutException.class);

        sandbox.faults().clear();
        sandbox.faults().add("timeout=ssm:40s");
        assertThatThrownBy(() -> throughPort.ssm().describeInstanceInformation())
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aResetBreaksTheConnection() {
        sandbox.faults().add("reset=ec2:DescribeInstances");

        assertThatThrownBy(() -> inProcess.ec2().describeInstances())
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(SocketException.class);
        assertThatThrownBy(() -> throughPort.ec2().describeInstances())
                .isInstanceOf(SdkClientException.class)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aTruncatedBodyIsNeverAnAnswer() {
        sandbox.faults().add("truncate");
        for (Clients clients : both) {
            assertThatThrownBy(() -> clients.ssm().describeInstanceProperties(page -> {}))
                    .isInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> clients.ec2().describeInstances()).isInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> clients.sts().getCallerIdentity()).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void garbageIsNeverAnAnswer() {
        sandbox.faults().add("garbage");
        for (Clients clients : both) {
            assertThatThrownBy(() -> clients.ssm().describeInstanceProperties(page -> {}))
                    .isInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> clients.ec2().describeInstances()).isInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> clients.sts().getCallerIdentity()).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void theSdksRetriesOutliveAFewFaults() {
        sandbox.faults().add("throttle=ssm:x1 reset=ssm:x1");
        SsmClient patient = SsmClient.builder()
                .region(software.amazon.awssdk.regions.Region.of(Worlds.PARIS))
                .credentialsProvider(software.amazon.awssdk.auth.credentials.StaticCredentialsProvider.create(
                        software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create("AKIARETAIL", "s")))
                .httpClient(sandbox.httpClient())
                .build();

        assertThat(patient.describeInstanceInformation().instanceInformationList())
                .isNotEmpty();
        assertThat(sandbox.calls().calls())
                .extracting(Call::outcome)
                .containsExactly("ThrottlingException", "reset", Call.OK);
    }

    @Test
    void anInterruptEndsTheWaitForALateAnswer() throws Exception {
        sandbox.faults().add("latency=600s");
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                inProcess.ssm().describeInstanceInformation();
                seen.complete(new AssertionError("answered"));
            } catch (RuntimeException e) {
                seen.complete(e);
            }
        });
        caller.start();
        while (caller.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        caller.interrupt();

        assertThat(seen.get(30, TimeUnit.SECONDS)).isInstanceOf(AbortedException.class);
    }

    @Test
    void theClientsOwnTimeoutEndsTheWaitForALateAnswer() {
        sandbox.faults().add("latency=600s");

        assertThatThrownBy(() -> inProcess
                        .ssm()
                        .describeInstanceInformation(request -> request.overrideConfiguration(
                                override -> override.apiCallTimeout(Duration.ofMillis(50)))))
                .isInstanceOf(ApiCallTimeoutException.class);
    }
}
