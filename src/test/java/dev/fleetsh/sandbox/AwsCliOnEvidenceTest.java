package dev.fleetsh.sandbox;

import static dev.fleetsh.sandbox.AwsCli.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.VpcEndpoint;
import dev.fleetsh.sandbox.resource.Bucket;
import dev.fleetsh.sandbox.resource.Key;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI reads what the ways and permissions of nodes are judged by. */
class AwsCliOnEvidenceTest {
    private final World world = World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Worlds.NOW);

    /** Where the VPCs are of which each has something in the way. */
    private final SimScope paris = scope("retail", "eu-west-3");

    /** Where sessions are encrypted and logged. */
    private final SimScope virginia = scope("platform", "us-east-1");

    private SandboxServer server;

    @TempDir
    Path home;

    private SimScope scope(String alias, String region) {
        return world.scopes().stream()
                .filter(scope ->
                        scope.account().alias().equals(alias) && scope.region().equals(region))
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void listen() throws IOException {
        assumeTrue(
                AwsCli.installed() || System.getenv("CI") != null,
                "the AWS CLI isn't on the path; continuous integration installs it");
        server = new Sandbox(world, new MovingClock(Worlds.NOW)).serve(0);
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    private AwsCli in(SimScope scope) {
        return new AwsCli(server.uri(), scope.account(), scope.region(), home);
    }

    private Network network() {
        return paris.resources().network();
    }

    private void lists(String command, String answer, String id, Collection<String> expected) throws Exception {
        JsonNode things = in(paris).run("ec2", command, "--page-size", "7").path(answer);
        assertThat(texts(things, id)).as(command).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Ids of what is not in a VPC that another account shares, which alone sees it. */
    private List<String> own(Collection<String> ids, Map<String, String> vpcs) {
        return ids.stream()
                .filter(id -> Objects.requireNonNull(network().vpcs().get(Objects.requireNonNull(vpcs.get(id))))
                        .owner()
                        .isEmpty())
                .toList();
    }

    @Test
    void whatNetworksConsistOfInPages() throws Exception {
        lists("describe-vpcs", "Vpcs", "VpcId", network().vpcs().keySet());
        lists("describe-subnets", "Subnets", "SubnetId", network().subnets().keySet());
        lists(
                "describe-route-tables",
                "RouteTables",
                "RouteTableId",
                own(
                        network().routeTables().keySet(),
                        network().routeTables().values().stream()
                                .collect(Collectors.toMap(table -> table.id(), table -> table.vpcId()))));
        lists(
                "describe-network-acls",
                "NetworkAcls",
                "NetworkAclId",
                own(
                        network().acls().keySet(),
                        network().acls().values().stream()
                                .collect(Collectors.toMap(acl -> acl.id(), acl -> acl.vpcId()))));
        lists(
                "describe-nat-gateways",
                "NatGateways",
                "NatGatewayId",
                network().natGateways().keySet());
        lists(
                "describe-internet-gateways",
                "InternetGateways",
                "InternetGatewayId",
                network().internetGateways().keySet());
        lists(
                "describe-egress-only-internet-gateways",
                "EgressOnlyInternetGateways",
                "EgressOnlyInternetGatewayId",
                network().edge().egressOnlyGateways().keySet());
        lists(
                "describe-vpc-endpoints",
                "VpcEndpoints",
                "VpcEndpointId",
                network().endpoints().keySet());
    }

    @Test
    void attributesAndNameServersOfVpcs() throws Exception {
        for (String vpc : network().vpcs().keySet().stream().limit(3).toList()) {
            JsonNode support =
                    in(paris).run("ec2", "describe-vpc-attribute", "--vpc-id", vpc, "--attribute", "enableDnsSupport");
            assertThat(support.path("EnableDnsSupport").path("Value").asBoolean())
                    .isEqualTo(Objects.requireNonNull(network().vpcs().get(vpc)).dnsSupport());
        }
        JsonNode sets = in(paris).run("ec2", "describe-dhcp-options").path("DhcpOptions");
        assertThat(sets.toString()).contains("AmazonProvidedDNS", "10.250.0.53", "domain-name-servers");
        assertThat(texts(sets, "DhcpOptionsId"))
                .containsAll(network().dhcpOptions().keySet());
    }

    @Test
    void whatIsWrongWithRoutesGatewaysAndEndpoints() throws Exception {
        JsonNode tables = in(paris).run("ec2", "describe-route-tables").path("RouteTables");
        assertThat(tables.toString()).contains("blackhole");
        JsonNode gateways = in(paris)
                .run("ec2", "describe-nat-gateways", "--filter", "Name=state,Values=pending")
                .path("NatGateways");
        assertThat(texts(gateways, "State")).containsExactly("pending");
        VpcEndpoint failed = network().endpoints().values().stream()
                .filter(endpoint -> endpoint.state().equals("failed"))
                .findFirst()
                .orElseThrow();
        JsonNode endpoint = in(paris)
                .run("ec2", "describe-vpc-endpoints", "--vpc-endpoint-ids", failed.id())
                .path("VpcEndpoints")
                .get(0);
        assertThat(endpoint.path("State").asText()).isEqualTo("failed");
        assertThat(endpoint.path("PrivateDnsEnabled").asBoolean()).isTrue();
        assertThat(endpoint.path("PolicyDocument").asText()).contains("\"Principal\":\"*\"");
        assertThat(in(paris).refusal("ec2", "describe-vpc-endpoints", "--vpc-endpoint-ids", "vpce-0000000000000dead"))
                .contains("InvalidVpcEndpointId.NotFound");
    }

    @Test
    void prefixListsAndTheirEntries() throws Exception {
        JsonNode lists = in(paris).run("ec2", "describe-managed-prefix-lists").path("PrefixLists");
        assertThat(texts(lists, "PrefixListName")).contains("com.amazonaws.eu-west-3.s3");
        JsonNode entries = in(paris)
                .run(
                        "ec2",
                        "get-managed-prefix-list-entries",
                        "--prefix-list-id",
                        lists.get(0).path("PrefixListId").asText())
                .path("Entries");
        assertThat(texts(entries, "Cidr")).isNotEmpty().allMatch(cidr -> cidr.matches("[0-9.]+/\\d+"));
    }

    private JsonNode simulated(SimScope scope, String role, String action) throws Exception {
        return in(scope)
                .run(
                        "iam",
                        "simulate-principal-policy",
                        "--policy-source-arn",
                        "arn:aws:iam::" + scope.account().id() + ":role/" + role,
                        "--action-names",
                        action,
                        "ssm:GetDocument")
                .path("EvaluationResults")
                .get(0);
    }

    @Test
    void whatRolesMayDoAndWhoRefuses() throws Exception {
        JsonNode legacy = simulated(paris, "app-legacy", "ssmmessages:OpenControlChannel");
        assertThat(legacy.path("EvalDecision").asText()).isEqualTo("implicitDeny");
        JsonNode denied = simulated(paris, "app-denied", "ssm:UpdateInstanceInformation");
        assertThat(denied.path("EvalDecision").asText()).isEqualTo("explicitDeny");
        assertThat(texts(denied.path("MatchedStatements"), "SourcePolicyId")).containsExactly("lockdown");
        JsonNode bounded = simulated(paris, "app-bounded", "ssmmessages:OpenControlChannel");
        assertThat(bounded.path("EvalDecision").asText()).isEqualTo("implicitDeny");
        assertThat(bounded.path("PermissionsBoundaryDecisionDetail")
                        .path("AllowedByPermissionsBoundary")
                        .asBoolean(true))
                .isFalse();
        JsonNode conditional = simulated(paris, "app-conditional", "ssmmessages:OpenControlChannel");
        assertThat(conditional.path("MissingContextValues").toString()).isEqualTo("[\"aws:PrincipalOrgID\"]");
        assertThat(in(paris)
                        .refusal(
                                "iam",
                                "simulate-principal-policy",
                                "--policy-source-arn",
                                "arn:aws:iam::" + paris.account().id() + ":role/nobody",
                                "--action-names",
                                "ssm:GetDocument"))
                .contains("NoSuchEntity");
    }

    @Test
    void profilesAndTheTagsOfRoles() throws Exception {
        JsonNode profile = in(paris)
                .run("iam", "get-instance-profile", "--instance-profile-name", "app-legacy")
                .path("InstanceProfile");
        assertThat(texts(profile.path("Roles"), "RoleName")).containsExactly("app-legacy");
        assertThat(in(paris)
                        .run("iam", "get-instance-profile", "--instance-profile-name", "EmptyProfile")
                        .path("InstanceProfile")
                        .path("Roles"))
                .isEmpty();
        assertThat(in(paris)
                        .run("iam", "list-role-tags", "--role-name", "FleetOperator")
                        .path("Tags")
                        .isArray())
                .isTrue();
        assertThat(in(paris).run("ssm", "describe-activations").path("ActivationList"))
                .isNotEmpty();
    }

    @Test
    void keysLogGroupsAndBuckets() throws Exception {
        Key key = virginia.resources().keys().values().iterator().next();
        JsonNode described =
                in(virginia).run("kms", "describe-key", "--key-id", key.arn()).path("KeyMetadata");
        assertThat(described.path("KeyState").asText()).isEqualTo(key.state());
        assertThat(described.path("KeySpec").asText()).isEqualTo("SYMMETRIC_DEFAULT");
        assertThat(in(virginia)
                        .run("kms", "get-key-policy", "--key-id", key.id(), "--policy-name", "default")
                        .path("Policy")
                        .asText())
                .isEqualTo(key.policy());
        assertThat(in(virginia).refusal("kms", "describe-key", "--key-id", "alias/nobodys"))
                .contains("NotFoundException");

        assertThat(in(virginia)
                        .run("logs", "describe-log-groups", "--log-group-name-prefix", "/ssm/")
                        .path("logGroups"))
                .isEmpty();

        Bucket bucket = virginia.resources().buckets().values().iterator().next();
        assertThat(in(virginia).refusal("s3api", "get-bucket-encryption", "--bucket", bucket.name()))
                .contains("ServerSideEncryptionConfigurationNotFoundError");
        SimScope madrid = scope("platform", "eu-south-2");
        Bucket encrypted = madrid.resources().buckets().values().iterator().next();
        assertThat(in(madrid)
                        .run("s3api", "get-bucket-encryption", "--bucket", encrypted.name())
                        .toString())
                .contains("AES256");
        assertThat(in(madrid)
                        .run("s3api", "get-bucket-location", "--bucket", encrypted.name())
                        .path("LocationConstraint")
                        .asText())
                .isEqualTo("eu-south-2");
    }
}
