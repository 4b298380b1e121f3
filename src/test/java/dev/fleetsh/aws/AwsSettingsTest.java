package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.sandbox.SandboxServer;
import dev.fleetsh.source.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Profiles, Regions, credentials and endpoints as people give them, over real sockets where they are needed. */
@Timeout(120)
class AwsSettingsTest {
    private static final Pace QUICK = new Pace(
            2,
            1,
            Duration.ofMillis(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofSeconds(20),
            8,
            false);

    @TempDir
    Path home;

    private final Map<String, String> env = new HashMap<>();

    @BeforeEach
    void emptyHome() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        env.put("HOME", home.toString());
        env.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    private void config(String text) throws IOException {
        Files.writeString(home.resolve(".aws/config"), text);
    }

    private Fleet load(List<String> profiles, List<String> regions, @Nullable String endpoint) {
        return new AwsFleetSource(AwsSettings.fromEnvironment(profiles, regions, endpoint, env)
                        .withPace(QUICK))
                .load(Progress.NONE);
    }

    @Test
    void anUnknownProfileNamesTheNearestAndTheKnownOnes() throws IOException {
        config("[profile prod]\nregion=eu-west-1\n[profile test]\nregion=eu-west-1\n");
        assertThatThrownBy(() -> load(List.of("prd"), List.of(), null))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.hint()).contains("prod, test"))
                .hasMessage("no AWS profile \"prd\"; did you mean \"prod\"?");
        env.put("AWS_PROFILE", "nope");
        assertThatThrownBy(() -> load(List.of(), List.of(), null)).hasMessage("no AWS profile \"nope\"");
    }

    @Test
    void aProfileFileThatCannotBeReadIsNamed() throws IOException {
        config("[profile prod\nregion=eu-west-1\n");
        assertThatThrownBy(() -> load(List.of("prod"), List.of(), null))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(".aws/config");
    }

    @Test
    void aRegionThatDoesNotExistNamesTheNearest() throws IOException {
        config("[default]\naws_access_key_id=A\naws_secret_access_key=s\n");
        assertThatThrownBy(() -> load(List.of(), List.of("eu-wset-1"), null))
                .isInstanceOf(CloudException.class)
                .hasMessage("no AWS Region \"eu-wset-1\"; did you mean \"eu-west-1\"?");
        assertThatThrownBy(() -> load(List.of(), List.of("https://x/"), null)).hasMessageContaining("no AWS Region");
    }

    @Test
    void withoutARegionItSaysHowToNameOne() throws IOException {
        config("[default]\naws_access_key_id=A\naws_secret_access_key=s\n");
        assertThatThrownBy(() -> load(List.of(), List.of(), null))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.hint()).contains("--region"))
                .hasMessage("no Region");
    }

    @Test
    void withoutCredentialsItSaysHowToGetThem() {
        assertThatThrownBy(() -> load(List.of(), List.of("eu-west-1"), "http://127.0.0.1:9"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.hint()).contains("aws configure"))
                .hasMessage("no AWS credentials found");
    }

    @Test
    void aProfileWithoutCredentialsIsToldInPlainWords() throws IOException {
        config("[profile bare]\nregion=eu-west-1\n");
        assertThatThrownBy(() -> load(List.of("bare"), List.of(), "http://127.0.0.1:9"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.hint()).contains("aws configure", "aws sso login"))
                .hasMessageStartingWith("no AWS credentials for profile bare: ")
                .hasMessageNotContaining("ProfileFile(");
    }

    @Test
    void aProfileWithHalfAKeyNamesTheOtherHalf() throws IOException {
        config("[profile half]\nregion=eu-west-1\naws_access_key_id=AKIDEXAMPLE\n");
        assertThatThrownBy(() -> load(List.of("half"), List.of(), "http://127.0.0.1:9"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.hint()).contains("aws configure"))
                .hasMessageStartingWith("no AWS credentials for profile half: ")
                .hasMessageContaining("aws_secret_access_key");
    }

    @Test
    void aProfileThatNeverSignedInIsNotCalledExpired() throws IOException {
        config(
                "[profile corp]\nregion=eu-west-1\nsso_region=eu-west-1\nsso_account_id=111122223333\nsso_role_name=Ops\n"
                        + "sso_start_url=https://never-" + home.getFileName() + ".awsapps.com/start\n");
        assertThatThrownBy(() -> load(List.of("corp"), List.of(), "http://127.0.0.1:9"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.hint()).isEqualTo("run `aws sso login --profile corp`"))
                .hasMessage("profile corp is not signed in");
    }

    @Test
    void aRegionThatTheEndpointDoesNotKnowIsNamed() throws IOException {
        config("[default]\naws_access_key_id=A\naws_secret_access_key=s\n");
        try (SandboxServer server = SimulatedFleet.of(40).sandbox().serve(0)) {
            String endpoint = "http://127.0.0.1:" + server.port();
            assertThatThrownBy(() -> load(List.of(), List.of("xx-nowhere-1"), endpoint))
                    .isInstanceOf(CloudException.class)
                    .hasMessage("the endpoint " + endpoint + " does not know the Region xx-nowhere-1");
            Fleet fleet = load(List.of(), List.of("xx-nowhere-1", "eu-west-3"), endpoint);
            assertThat(fleet.size()).isPositive();
            assertThat(fleet.completeness().gaps())
                    .filteredOn(gap -> gap.scope().endsWith("/xx-nowhere-1"))
                    .singleElement()
                    .satisfies(gap -> {
                        assertThat(gap.facts()).containsExactly("nodes");
                        assertThat(gap.message()).isEqualTo("the service does not know this Region");
                    });
        }
    }

    @Test
    void anEndpointThatIsNoUrlIsAUsageError() {
        for (String text : List.of("localhost:4566", "ftp://x", "http://", "::", "")) {
            assertThatThrownBy(() -> AwsSettings.fromEnvironment(List.of(), List.of(), text, env))
                    .as(text)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("--endpoint-url");
        }
    }

    @Test
    void endpointsComeFromTheOptionThenTheServicesVariableThenTheCommonOne() {
        env.put("AWS_ENDPOINT_URL", "http://localhost:1");
        env.put("AWS_ENDPOINT_URL_SSM", "http://localhost:2");
        AwsSettings settings = AwsSettings.fromEnvironment(List.of(), List.of(), null, env);
        assertThat(settings.endpointOf("SSM")).isEqualTo(URI.create("http://localhost:2"));
        assertThat(settings.endpointOf("EC2")).isEqualTo(URI.create("http://localhost:1"));
        AwsSettings typed = AwsSettings.fromEnvironment(List.of(), List.of(), "https://localhost:3/", env);
        assertThat(typed.endpointOf("SSM")).isEqualTo(URI.create("https://localhost:3/"));
        env.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        assertThat(AwsSettings.fromEnvironment(List.of(), List.of(), null, env).endpointOf("SSM"))
                .isNull();
    }

    @Test
    void anEndpointWhereNobodyListensCannotBeReached() throws IOException {
        config("[default]\nregion=eu-west-1\naws_access_key_id=A\naws_secret_access_key=s\n");
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> load(List.of(), List.of(), "http://127.0.0.1:" + free))
                .isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.hint())
                        .isEqualTo("is the endpoint right, and does it run?"))
                .hasMessageContaining("can't reach the endpoint http://127.0.0.1:" + free);
    }

    @Test
    void anEndpointThatAnswersGarbageIsNamed() throws IOException {
        config("[default]\nregion=eu-west-1\naws_access_key_id=A\naws_secret_access_key=s\n");
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread web = new Thread(() -> signInPage(server));
            web.setDaemon(true);
            web.start();
            assertThatThrownBy(() -> load(List.of(), List.of(), "http://127.0.0.1:" + server.getLocalPort()))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("does not answer as AWS does");
        }
    }

    private static void signInPage(ServerSocket server) {
        byte[] page = "<html><br>Please sign in".getBytes(StandardCharsets.UTF_8);
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[8192]);
                OutputStream out = socket.getOutputStream();
                out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                                + page.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                out.write(page);
            } catch (IOException e) {
                // The test is over, or the client has hung up; either way the next accept tells.
            }
        }
    }

    @Test
    void severalProfilesAndRegionsComeThroughASocket() throws IOException {
        SimulatedFleet simulated = SimulatedFleet.of(240);
        StringBuilder profiles = new StringBuilder();
        simulated.world().accounts().forEach(account -> profiles.append("[profile ")
                .append(account.alias())
                .append("]\nregion=eu-west-3\naws_access_key_id=")
                .append(account.accessKeyId())
                .append("\naws_secret_access_key=")
                .append(account.secretAccessKey())
                .append('\n'));
        config(profiles.toString());
        try (SandboxServer server = simulated.sandbox().serve(0)) {
            String endpoint = "http://127.0.0.1:" + server.port();
            List<String> two = simulated.world().accounts().stream()
                    .map(account -> account.alias())
                    .limit(2)
                    .toList();
            Fleet fleet = load(two, List.of("eu-west-3", "us-east-1"), endpoint);
            assertThat(fleet.scopes())
                    .extracting(scope -> scope.label())
                    .containsExactly(
                            two.get(0) + "/eu-west-3",
                            two.get(0) + "/us-east-1",
                            two.get(1) + "/eu-west-3",
                            two.get(1) + "/us-east-1");
            assertThat(fleet.size()).isPositive();

            Fleet ofProfile = load(two.subList(0, 1), List.of(), endpoint);
            assertThat(ofProfile.scopes()).hasSize(1);
            assertThat(ofProfile.nodes()).allMatch(node -> node.region().equals("eu-west-3"));

            env.put("AWS_ENDPOINT_URL", endpoint);
            env.put("AWS_REGION", "us-east-1");
            env.put("AWS_ACCESS_KEY_ID", simulated.world().accounts().get(2).accessKeyId());
            env.put("AWS_SECRET_ACCESS_KEY", "s");
            Fleet ofEnvironment = load(List.of(), List.of(), null);
            assertThat(ofEnvironment.scopes()).hasSize(1);
            assertThat(ofEnvironment.scopes().get(0).id().account())
                    .isEqualTo(simulated.world().accounts().get(2).id());
        }
    }

    @Test
    void describesItself() {
        assertThat(describe(List.of("prod"), List.of())).isEqualTo("profile prod");
        assertThat(describe(List.of("prod", "test"), List.of("eu-west-1", "us-east-1")))
                .isEqualTo("profiles prod, test, 2 Regions");
        assertThat(describe(List.of(), List.of("eu-west-1"))).isEqualTo("default credentials, eu-west-1");
        assertThat(new AwsFleetSource(SimulatedFleet.of(1).settings()).describe())
                .isEqualTo("simulated fleet");
    }

    private String describe(List<String> profiles, List<String> regions) {
        return new AwsFleetSource(AwsSettings.fromEnvironment(profiles, regions, null, env)).describe();
    }

    @Test
    void secretsAreNotInTheTextOfSettings() {
        assertThat(AwsSettings.Target.keys("a", "AKID", "topsecret").toString()).doesNotContain("topsecret");
    }
}
