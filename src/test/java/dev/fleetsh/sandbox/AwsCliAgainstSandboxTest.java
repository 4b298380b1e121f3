package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.Inventory;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that shares nothing with the sandbox, the AWS CLI, reads the same answers from its port. */
class AwsCliAgainstSandboxTest {
    private final World world = World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Worlds.NOW);
    private final SimScope scope = world.scopes().stream()
            .max(Comparator.comparingInt(candidate -> candidate.nodes().size()))
            .orElseThrow();
    private final ObjectMapper json = new ObjectMapper();
    private SandboxServer server;

    @TempDir
    Path home;

    @BeforeEach
    void listen() throws IOException {
        assumeTrue(
                installed() || System.getenv("CI") != null,
                "the AWS CLI isn't on the path; continuous integration installs it");
        server = new Sandbox(world, Clock.fixed(Worlds.NOW, ZoneOffset.UTC)).serve(0);
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private static boolean installed() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    private JsonNode aws(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("aws", "--endpoint-url", server.uri().toString()));
        command.addAll(List.of("--output", "json"));
        command.addAll(List.of(arguments));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        Account account = scope.account();
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.endsWith("_PROXY"));
        builder.environment().keySet().removeIf(name -> name.endsWith("_proxy"));
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "AWS_EC2_METADATA_DISABLED", "true",
                        "AWS_PAGER", "",
                        "AWS_DEFAULT_REGION", scope.region(),
                        "AWS_ACCESS_KEY_ID", account.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY", account.secretAccessKey()));
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("aws ended").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return json.readTree(out.toFile());
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }

    @Test
    void callerIdentity() throws Exception {
        JsonNode identity = aws("sts", "get-caller-identity");

        assertThat(identity.path("Account").asText()).isEqualTo(scope.account().id());
        assertThat(identity.path("Arn").asText()).isEqualTo(scope.account().callerArn());
    }

    @Test
    void instanceInformationInPages() throws Exception {
        JsonNode nodes =
                aws("ssm", "describe-instance-information", "--page-size", "5").path("InstanceInformationList");

        List<SimNode> listed = scope.nodes().stream().filter(SimNode::listed).toList();
        assertThat(texts(nodes, "InstanceId"))
                .hasSizeGreaterThan(5)
                .containsExactlyElementsOf(listed.stream().map(SimNode::id).toList());
        for (int i = 0; i < listed.size(); i++) {
            var agent = Objects.requireNonNull(listed.get(i).registration());
            assertThat(nodes.get(i).path("AgentVersion").asText()).isEqualTo(agent.agentVersion());
            assertThat(nodes.get(i).path("PingStatus").asText()).isEqualTo(agent.pingStatus());
            assertThat(nodes.get(i).path("PlatformName").asText())
                    .isEqualTo(agent.platform().name());
            assertThat(nodes.get(i).path("ComputerName").asText()).isEqualTo(agent.computerName());
        }
    }

    @Test
    void connectionStatus() throws Exception {
        for (boolean connected : new boolean[] {true, false}) {
            SimNode node = scope.nodes().stream()
                    .filter(candidate -> candidate.listed() && candidate.channelConnected() == connected)
                    .findFirst()
                    .orElseThrow();

            JsonNode status = aws("ssm", "get-connection-status", "--target", node.id());

            assertThat(status.path("Target").asText()).isEqualTo(node.id());
            assertThat(status.path("Status").asText()).isEqualTo(connected ? "connected" : "notconnected");
        }
    }

    @Test
    void inventory() throws Exception {
        JsonNode entities = aws("ssm", "get-inventory", "--result-attributes", "TypeName=AWS:WindowsRole")
                .path("Entities");

        List<SimNode> registered = scope.nodes().stream()
                .filter(node -> node.registration() != null)
                .toList();
        assertThat(texts(entities, "Id"))
                .containsExactlyElementsOf(registered.stream().map(SimNode::id).toList());
        for (int i = 0; i < registered.size(); i++) {
            Inventory roles = registered.get(i).inventory("AWS:WindowsRole");
            JsonNode content =
                    entities.get(i).path("Data").path("AWS:WindowsRole").path("Content");
            assertThat(content.isMissingNode()).isEqualTo(roles == null);
            if (roles != null) {
                assertThat(texts(content, "Name"))
                        .containsExactlyElementsOf(roles.rows().stream()
                                .map(row -> row.get("Name"))
                                .toList());
            }
        }
    }

    @Test
    void instances() throws Exception {
        JsonNode reservations =
                aws("ec2", "describe-instances", "--page-size", "5").path("Reservations");

        List<SimNode> instances =
                scope.nodes().stream().filter(node -> node.instance() != null).toList();
        List<JsonNode> shown = StreamSupport.stream(reservations.spliterator(), false)
                .flatMap(reservation ->
                        StreamSupport.stream(reservation.path("Instances").spliterator(), false))
                .toList();
        assertThat(shown).hasSameSizeAs(instances);
        for (int i = 0; i < shown.size(); i++) {
            SimNode node = instances.get(i);
            JsonNode instance = shown.get(i);
            var known = Objects.requireNonNull(node.instance());
            assertThat(instance.path("InstanceId").asText()).isEqualTo(node.id());
            assertThat(instance.path("State").path("Name").asText()).isEqualTo(known.state());
            assertThat(instance.path("MetadataOptions").path("HttpTokens").asText())
                    .isEqualTo(known.metadataOptions().httpTokens());
            assertThat(texts(instance.path("Tags"), "Value"))
                    .containsExactlyInAnyOrderElementsOf(node.tags().values().stream()
                            .map(AwsCliAgainstSandboxTest::inXml)
                            .toList());
        }
    }

    /** XML cannot hold most control characters. */
    private static String inXml(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD");
    }
}
