package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.model.InstanceProperty;

class SandboxServerTest {
    private final Sandbox sandbox = new Sandbox(Worlds.ofInstances(1001), Clients.CLOCK);

    @Test
    void thePortAnswersLikeTheProcess() throws Exception {
        try (SandboxServer server = sandbox.serve(0);
                SdkHttpClient sockets = UrlConnectionHttpClient.create()) {
            Clients inProcess = Clients.of(sandbox);
            Clients throughPort = inProcess.at(sockets, server.uri());

            assertThat(throughPort
                            .sts()
                            .getCallerIdentity()
                            .equalsBySdkFields(inProcess.sts().getCallerIdentity()))
                    .isTrue();
            assertThat(throughPort
                            .ec2()
                            .describeInstances()
                            .equalsBySdkFields(inProcess.ec2().describeInstances()))
                    .isTrue();
            assertThat(throughPort
                            .ssm()
                            .describeInstancePropertiesPaginator(page -> page.maxResults(1000))
                            .instanceProperties())
                    .extracting(InstanceProperty::instanceId)
                    .hasSize(1001)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void severalCallsAreAnsweredAtOnce() throws Exception {
        sandbox.faults().add("latency=ssm:200ms");
        try (SandboxServer server = sandbox.serve(0);
                SdkHttpClient sockets = UrlConnectionHttpClient.create()) {
            var ssm = Clients.of(sandbox).at(sockets, server.uri()).ssm();

            List<Integer> sizes = IntStream.range(0, 16)
                    .parallel()
                    .mapToObj(i -> ssm.describeInstanceInformation()
                            .instanceInformationList()
                            .size())
                    .toList();

            assertThat(sizes).hasSize(16).containsOnly(10);
        }
    }

    @Test
    void aPortInUseIsSaidToBe() throws Exception {
        try (SandboxServer server = sandbox.serve(0)) {
            assertThatThrownBy(() -> sandbox.serve(server.port()))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("127.0.0.1:" + server.port());
        }
    }

    @Test
    void nothingAnswersAfterItIsClosed() throws Exception {
        SandboxServer server = sandbox.serve(0);
        int port = server.port();
        server.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void aRequestThatIsNoneOfAwsIsRefused() throws Exception {
        try (SandboxServer server = sandbox.serve(0)) {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.uri() + "/favicon.ico"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("<Code>MissingAuthenticationToken</Code>");
        }
    }
}
