package dev.fleetsh.sandbox;

import static dev.fleetsh.sandbox.AwsCli.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fleetsh.sandbox.organization.Member;
import dev.fleetsh.sandbox.organization.Organization;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.Inventory;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final MovingClock clock = new MovingClock(Worlds.NOW);
    /** Set where it is not the scope's own account that calls. */
    private final Map<String, String> credentials = new HashMap<>();

    private Sandbox sandbox;
    private SandboxServer server;

    @TempDir
    Path home;

    @BeforeEach
    void listen() throws IOException {
        assumeTrue(
                AwsCli.installed() || System.getenv("CI") != null,
                "the AWS CLI isn't on the path; continuous integration installs it");
        sandbox = new Sandbox(world, clock);
        server = sandbox.serve(0);
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private AwsCli cli() {
        return new AwsCli(server.uri(), scope.account(), scope.region(), home);
    }

    private JsonNode aws(String... arguments) throws IOException, InterruptedException {
        return cli().run(credentials, arguments);
    }

    private String refusal(String... arguments) throws IOException, InterruptedException {
        return cli().refusal(credentials, arguments);
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

    @Test
    void aCommandFromSendingToItsOutput() throws Exception {
        SimNode node = scope.nodes().stream()
                .filter(candidate -> candidate.listed()
                        && Objects.requireNonNull(candidate.registration()).online()
                        && candidate.registration().platform().type().equals("Linux"))
                .findFirst()
                .orElseThrow();
        JsonNode sent = aws(
                        "ssm",
                        "send-command",
                        "--document-name",
                        "AWS-RunShellScript",
                        "--instance-ids",
                        node.id(),
                        "--comment",
                        "by hand",
                        "--parameters",
                        "{\"commands\":[\"# fleetsh: probe-user 1\",\"# end of arguments\"]}")
                .path("Command");
        assertThat(sent.path("Status").asText()).isEqualTo("Pending");
        String id = sent.path("CommandId").asText();
        clock.seconds(2);

        JsonNode listed = aws("ssm", "list-command-invocations", "--command-id", id, "--details")
                .path("CommandInvocations");
        assertThat(texts(listed, "InstanceId")).containsExactly(node.id());
        assertThat(texts(listed, "Status")).containsExactly("Success");
        JsonNode plugin = listed.get(0).path("CommandPlugins").get(0);
        assertThat(plugin.path("Name").asText()).isEqualTo("aws:runShellScript");
        JsonNode invocation = aws("ssm", "get-command-invocation", "--command-id", id, "--instance-id", node.id());
        assertThat(invocation.path("ResponseCode").asInt(-1)).isZero();
        assertThat(invocation.path("StandardOutputContent").asText())
                .isEqualTo(plugin.path("Output").asText())
                .startsWith("{\"v\":1,");
        assertThat(texts(aws("ssm", "list-commands").path("Commands"), "Comment"))
                .containsExactly("by hand");
    }

    @Test
    void aServiceSetting() throws Exception {
        String tier = "/ssm/managed-instance/activation-tier";
        aws("ssm", "update-service-setting", "--setting-id", tier, "--setting-value", "advanced");
        JsonNode setting =
                aws("ssm", "get-service-setting", "--setting-id", tier).path("ServiceSetting");
        assertThat(setting.path("SettingValue").asText()).isEqualTo("advanced");
        assertThat(setting.path("Status").asText()).isEqualTo("Customized");
        aws("ssm", "reset-service-setting", "--setting-id", tier);
        assertThat(sandbox.world()).isEqualTo(world);
    }

    @Test
    void anAssociation() throws Exception {
        String id = aws(
                        "ssm",
                        "create-association",
                        "--name",
                        "AWS-UpdateSSMAgent",
                        "--association-name",
                        "nightly",
                        "--schedule-expression",
                        "rate(14 days)",
                        "--targets",
                        "Key=InstanceIds,Values=*")
                .path("AssociationDescription")
                .path("AssociationId")
                .asText();
        assertThat(texts(aws("ssm", "list-associations").path("Associations"), "AssociationId"))
                .contains(id);
        aws("ssm", "delete-association", "--association-id", id);
        assertThat(sandbox.world()).isEqualTo(world);
    }

    @Test
    void aDocument() throws Exception {
        String name = SimScope.PREFERENCES;
        String content = "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\",\"inputs\":{}}";
        JsonNode updated = aws(
                        "ssm", "update-document", "--name", name, "--content", content, "--document-version", "$LATEST")
                .path("DocumentDescription");
        assertThat(updated.path("DocumentVersion").asText()).isEqualTo("2");
        aws("ssm", "update-document-default-version", "--name", name, "--document-version", "2");
        assertThat(aws("ssm", "get-document", "--name", name).path("Content").asText())
                .isEqualTo(content);
        assertThat(aws("ssm", "describe-document", "--name", name)
                        .path("Document")
                        .path("DefaultVersion")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void rolesAndTheirPolicies() throws Exception {
        JsonNode role = aws("iam", "get-role", "--role-name", "AmazonSSMInstanceRole");
        assertThat(role.path("Role")
                        .path("AssumeRolePolicyDocument")
                        .path("Statement")
                        .get(0)
                        .path("Principal")
                        .path("Service")
                        .asText())
                .isEqualTo("ec2.amazonaws.com");

        JsonNode attached =
                aws("iam", "list-attached-role-policies", "--role-name", "AmazonSSMInstanceRole", "--page-size", "1");
        assertThat(texts(attached.path("AttachedPolicies"), "PolicyName"))
                .containsExactly("AmazonSSMManagedInstanceCore");
    }

    @Test
    void networks() throws Exception {
        JsonNode groups = aws("ec2", "describe-security-groups").path("SecurityGroups");
        assertThat(texts(groups, "GroupId"))
                .containsExactlyElementsOf(scope.resources().network().groups().keySet());

        String group = groups.get(0).path("GroupId").asText();
        JsonNode added = aws(
                "ec2",
                "authorize-security-group-ingress",
                "--group-id",
                group,
                "--ip-permissions",
                "IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.9.0.0/16,Description=test}]");
        assertThat(texts(added.path("SecurityGroupRules"), "CidrIpv4")).containsExactly("10.9.0.0/16");
        assertThat(aws("ec2", "describe-route-tables").path("RouteTables")).isNotEmpty();
        assertThat(aws("ec2", "describe-vpc-endpoints").path("VpcEndpoints")).isNotEmpty();
    }

    @Test
    void logGroups() throws Exception {
        JsonNode groups = aws("logs", "describe-log-groups").path("logGroups");

        assertThat(texts(groups, "logGroupName"))
                .containsExactlyElementsOf(scope.resources().logGroups().keySet());
    }

    /** XML cannot hold most control characters. */
    private static String inXml(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD");
    }

    @Test
    void roleSessions() throws Exception {
        JsonNode session = aws(
                "sts",
                "assume-role",
                "--role-arn",
                "arn:aws:iam::444455556666:role/FleetReader",
                "--role-session-name",
                "cli");

        assertThat(session.path("AssumedRoleUser").path("Arn").asText())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/FleetReader/cli");
        JsonNode lent = session.path("Credentials");
        assertThat(lent.path("AccessKeyId").asText()).startsWith("ASIA");
        credentials.put("AWS_ACCESS_KEY_ID", lent.path("AccessKeyId").asText());
        credentials.put("AWS_SECRET_ACCESS_KEY", lent.path("SecretAccessKey").asText());
        credentials.put("AWS_SESSION_TOKEN", lent.path("SessionToken").asText());
        JsonNode identity = aws("sts", "get-caller-identity");
        assertThat(identity.path("Account").asText()).isEqualTo("444455556666");
        assertThat(identity.path("UserId").asText())
                .isEqualTo(session.path("AssumedRoleUser").path("AssumedRoleId").asText());
    }

    @Test
    void aRoleThatRefuses() throws Exception {
        assertThat(refusal(
                        "sts",
                        "assume-role",
                        "--role-arn",
                        "arn:aws:iam::777788889999:role/FleetReader",
                        "--role-session-name",
                        "cli"))
                .contains("(AccessDenied)")
                .contains("is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::777788889999:role");
    }

    @Test
    void accountsOfTheOrganisationInPages() throws Exception {
        JsonNode accounts =
                aws("organizations", "list-accounts", "--page-size", "2").path("Accounts");

        List<Member> members = sandbox.organization().members();
        assertThat(members).hasSizeGreaterThan(2);
        assertThat(texts(accounts, "Id"))
                .containsExactlyElementsOf(members.stream().map(Member::id).toList());
        assertThat(texts(accounts, "Name"))
                .containsExactlyElementsOf(members.stream().map(Member::name).toList());
        assertThat(accounts.get(0).path("JoinedTimestamp").asText()).isNotEmpty();
        assertThat(texts(
                        aws("organizations", "list-accounts-for-parent", "--parent-id", Organization.RETIRED)
                                .path("Accounts"),
                        "Id"))
                .containsExactly("999988887777");
        assertThat(texts(
                        aws("organizations", "list-organizational-units-for-parent", "--parent-id", "r-fs01")
                                .path("OrganizationalUnits"),
                        "Name"))
                .containsExactly("Workloads", "Retired");
    }

    @Test
    void anOrganisationThatOthersMayNotList() throws Exception {
        Account other = world.accounts().get(1);
        credentials.put("AWS_ACCESS_KEY_ID", other.accessKeyId());
        credentials.put("AWS_SECRET_ACCESS_KEY", other.secretAccessKey());
        assertThat(refusal("organizations", "list-accounts")).contains("(AccessDeniedException)");
    }
}
