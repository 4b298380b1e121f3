package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.check.path.Destination;
import dev.fleetsh.check.path.Hop;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.PathFinder;
import dev.fleetsh.check.path.Ports;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.check.path.Stage;
import dev.fleetsh.check.path.Traveller;
import dev.fleetsh.check.permission.Refuser;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Permissions;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.sandbox.world.World;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default fleet has a node for each verdict on a way and on a permission, by name. */
class VerdictStoriesTest {
    private static final AtomicReference<Fleet> WHOLE = new AtomicReference<>();

    /** Stages that no listing of EC2 closes by itself. */
    private static final Set<Stage> NEVER_CLOSED = Set.of(
            // A running instance's interfaces are in use.
            Stage.INTERFACE,
            // EC2 calls the route to a detached internet gateway a black hole.
            Stage.INTERNET,
            // What nobody can see through is never closed.
            Stage.PROXY,
            Stage.SHARING,
            Stage.TRANSIT);

    private static Fleet whole() {
        return WHOLE.updateAndGet(known ->
                known != null ? known : SimulatedFleet.of(World.DEFAULT_NODES).load());
    }

    private static Hop deciding(Node node, Service service) {
        Destination to = new Destination(
                service,
                service.label() + "." + node.region() + ".amazonaws.com",
                service.label() + "." + node.region() + ".api.aws",
                service == Service.SSM
                        ? List.of("ssm:UpdateInstanceInformation")
                        : List.of("ssmmessages:OpenControlChannel"));
        Ports ports = node.isWindows() ? new Ports(49152, 65535) : new Ports(32768, 60999);
        return new PathFinder(node.scope().evidence().network(), node.scope().account())
                .find(new Traveller(node.placeFact(), ports, false), to)
                .deciding();
    }

    private static Node node(String name) {
        return whole().nodes().where(node -> node.name().equals(name)).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "APP-BOSTON-21, SSM, closed, GROUP_OUT, sg-0e4f2b7a9c1d63580",
        "APP-BOSTON-22, SSM, closed, ACL_OUT, acl-",
        "NET-ANSWERS-01, SSM, closed, ACL_BACK, acl-",
        "APP-BCN-02, SSM, closed, ROUTE, rtb-",
        "NET-BLACKHOLE-01, SSM, closed, ROUTE, rtb-",
        "NET-PRIVATE-NAT-01, SSM, closed, ROUTE, rtb-",
        "NET-ADDRESS-01, SSM, closed, ADDRESS, eni-",
        "NET-NAT-01, SSM, closed, NAT, nat-",
        "NET-NAT-ACL-01, SSM, closed, NAT_ACL, acl-",
        "NET-RESOLVER-01, SSM, closed, RESOLVER, vpc-",
        "NET-ENDPOINT-01, SSM, closed, ENDPOINT, vpce-",
        "NET-ENDPOINT-ACL-01, SSM, closed, ENDPOINT_ACL, acl-",
        "APP-NYC-11, SSMMESSAGES, closed, ENDPOINT_GROUP, sg-07ae52c91d3f80b64",
        "NET-HOSTNAMES-01, SSM, closed, PRIVATE_DNS, vpc-",
        "APP-BOSTON-24, SSM, closed, POLICY, vpce-",
        "NET-TRANSIT-01, SSM, unknown(transit), TRANSIT, tgw-",
        "NET-CENTRAL-01, SSM, unknown(central-endpoint), TRANSIT, tgw-",
        "NET-DNS-01, SSM, unknown(custom-dns), RESOLVER, dopt-",
        "NET-SHARED-01, SSM, unknown(shared-vpc), SHARING, subnet-",
        "NET-PRIVATE-DNS-01, SSM, unknown(private-dns), PRIVATE_DNS, vpce-",
        "NET-ADDRESSES-01, SSM, unknown(service-addresses), GROUP_OUT, sg-",
        "NET-ENDPOINT-ADDRESS-01, SSM, unknown(endpoint-address), GROUP_OUT, sg-",
        "NET-PORTS-01, SSM, unknown(ephemeral-ports), ACL_BACK, acl-",
        "NET-POLICY-01, SSM, unknown(policy), POLICY, vpce-",
        "NET-PENDING-01, SSM, unknown(endpoint-state), ENDPOINT, vpce-",
        "NET-DUAL-STACK-01, SSM, unknown(dual-stack), RESOLVER, ssm.eu-west-3.api.aws",
        "NET-DNS64-01, SSM, unknown(dns64), ROUTE, rtb-"
    })
    void theWayOfEachStory(String name, Service service, String verdict, Stage stage, String resource) {
        Hop hop = deciding(node(name), service);
        assertThat(hop.stage()).as(hop.toString()).isEqualTo(stage);
        assertThat(hop.resource()).startsWith(resource);
        assertThat(verdict(hop)).isEqualTo(verdict);
    }

    private static String verdict(Hop hop) {
        return hop.passage() == Passage.UNKNOWN
                ? String.valueOf(hop.doubt())
                : hop.passage().label();
    }

    @Test
    void everyStageThatMayCloseAWayClosesOne() {
        Set<Stage> closed = new TreeSet<>();
        for (Node node : whole().nodes().where(Node::isEc2)) {
            Stream.of(Service.SSM, Service.SSMMESSAGES)
                    .map(service -> deciding(node, service))
                    .filter(hop -> hop.passage() == Passage.CLOSED)
                    .forEach(hop -> closed.add(hop.stage()));
        }
        Set<Stage> all = Arrays.stream(Stage.values())
                .filter(stage -> !NEVER_CLOSED.contains(stage))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(closed).isEqualTo(all);
    }

    private static Finding finding(String name, String check) {
        Assessment assessment = Assessment.of(whole(), Edition.CURRENT, whole().takenAt());
        return assessment.findings(node(name)).stream()
                .filter(found -> found.check().id().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Who refuses: nothing allows it, a statement, the boundary, the organisation, the resource.
                "APP-LILLE-06 | node-role-ssmmessages | FAIL | no ssmmessages:CreateControlChannel",
                "ROLE-DENIED-01 | ec2-permissions | FAIL | a policy denies ssm:UpdateInstanceInformation",
                "ROLE-BOUNDED-01 | node-role-ssmmessages | FAIL | the permissions boundary does not allow",
                "ORG-DENIED-01 | operator-start-session | FAIL | a policy of the organisation denies",
                "KEY-DENIED-01 | node-role-kms-decrypt | FAIL | the policy of the key does not allow",
                // What nobody can tell: keys that a simulation lacks.
                "ROLE-CONDITIONAL-01 | node-role-ssmmessages | UNKNOWN | aws:PrincipalOrgID",
                // Whose role it is, and who may take it.
                "WEB-LILLE-03 | ec2-permissions | FAIL | no instance profile",
                "CACHE-BOSTON-02 | ec2-profile-has-role | FAIL | no role",
                "DB-VALENCIA-02 | ec2-profile-has-role | FAIL | does not trust ec2.amazonaws.com",
                "APP-LYON-02 | hybrid-role-trust | FAIL | does not trust ssm.amazonaws.com",
                "ROLE-FOREIGN-01 | hybrid-role-trust | FAIL | only where aws:SourceAccount is",
                "FILE-LYON-03 | hybrid-role-permissions | FAIL | no ssmmessages:CreateControlChannel",
                // What sessions need beside.
                "APP-NYC-15 | node-role-kms-decrypt | FAIL | no kms:Decrypt",
                "APP-NYC-11 | session-kms-key-usable | FAIL | Disabled"
            })
    void thePermissionsOfEachStory(String name, String check, Verdict verdict, String text) {
        Finding finding = finding(name, check);
        assertThat(finding.verdict()).as(finding.toString()).isEqualTo(verdict);
        assertThat(finding.reason()).contains(text);
    }

    @Test
    void everyLayerThatMayRefuseRefusesSomebody() {
        Set<Refuser> refusers = new TreeSet<>();
        for (Scope scope : whole().scopes()) {
            Permissions permissions = scope.evidence().permissions();
            Stream<List<Decision>> all = Stream.concat(
                            permissions.decisions().values().stream(), Stream.of(permissions.operator()))
                    .flatMap(fact -> Stream.ofNullable(fact.orNull()));
            all.flatMap(List::stream).forEach(decision -> {
                if (decision.byOrganization() == Decision.Layer.DENIES) {
                    refusers.add(Refuser.ORGANIZATION);
                } else if (decision.byBoundary() == Decision.Layer.DENIES) {
                    refusers.add(Refuser.BOUNDARY);
                } else if (decision.outcome() == Decision.Outcome.EXPLICIT_DENY) {
                    refusers.add(Refuser.STATEMENT);
                } else if (decision.outcome() == Decision.Outcome.IMPLICIT_DENY
                        && decision.missing().isEmpty()) {
                    refusers.add(Refuser.NOTHING);
                }
            });
        }
        if (finding("KEY-DENIED-01", "node-role-kms-decrypt").reason().contains("policy of the key")) {
            refusers.add(Refuser.RESOURCE);
        }
        assertThat(refusers).containsExactly(Refuser.values());
    }
}
