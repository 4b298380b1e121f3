package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.ReadPolicy;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.sandbox.identity.Identity;
import dev.fleetsh.sandbox.identity.User;
import dev.fleetsh.sandbox.resource.Bucket;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy that is printed is enough, and none of its actions can be spared. The simulated AWS enforces it. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeastPrivilegeTest {
    private static final Set<String> NODES = Set.of(
            "agent",
            "lastPing",
            "ping",
            "platform",
            "registered",
            "role",
            "latest",
            "controller",
            "directoryRole",
            "directoryService",
            "channel");
    private static final Set<String> TARGETS = Set.of("key", "keyPolicy", "logGroup", "bucket");

    /** Which facts need an action: without it they are denied. By AWS's documentation of what the operation answers. */
    private static final Map<String, Set<String>> NEEDED_BY = Map.ofEntries(
            Map.entry("ec2:DescribeDhcpOptions", Set.of("network")),
            Map.entry("ec2:DescribeEgressOnlyInternetGateways", Set.of("network")),
            Map.entry("ec2:DescribeInstances", Set.of("metadata", "network", "profile", "state", "tags", "autoUpdate")),
            Map.entry("ec2:DescribeInternetGateways", Set.of("network")),
            Map.entry("ec2:DescribeManagedPrefixLists", Set.of("network")),
            Map.entry("ec2:DescribeNatGateways", Set.of("network")),
            Map.entry("ec2:DescribeNetworkAcls", Set.of("network")),
            Map.entry("ec2:DescribeRouteTables", Set.of("network")),
            Map.entry("ec2:DescribeSecurityGroups", Set.of("network")),
            Map.entry("ec2:DescribeSubnets", Set.of("network")),
            Map.entry("ec2:DescribeVpcAttribute", Set.of("network")),
            Map.entry("ec2:DescribeVpcEndpoints", Set.of("network")),
            Map.entry("ec2:DescribeVpcs", Set.of("network")),
            Map.entry("ec2:GetManagedPrefixListEntries", Set.of("network")),
            Map.entry("iam:GetInstanceProfile", Set.of("permissions")),
            Map.entry("iam:GetRole", Set.of("permissions")),
            Map.entry("iam:ListRoleTags", Set.of("runAsTag")),
            Map.entry("iam:ListUserTags", Set.of("runAsTag")),
            Map.entry("iam:SimulatePrincipalPolicy", Set.of("permissions", "operator")),
            Map.entry("kms:DescribeKey", Set.of("key")),
            Map.entry("kms:GetKeyPolicy", Set.of("keyPolicy")),
            Map.entry("logs:DescribeLogGroups", Set.of("logGroup")),
            Map.entry("s3:GetBucketLocation", Set.of("bucket")),
            Map.entry("s3:GetEncryptionConfiguration", Set.of("bucket")),
            Map.entry("ssm:DescribeActivations", Set.of("activations")),
            Map.entry("ssm:DescribeSessions", Set.of("justInTime")),
            Map.entry("ssm:GetConnectionStatus", Set.of("channel")),
            Map.entry("ssm:GetDocument", Set.of("preferences")),
            Map.entry("ssm:GetInventory", Set.of("controller", "directoryRole", "directoryService")),
            Map.entry("ssm:GetServiceSetting", Set.of("hostManagement", "tier")),
            Map.entry("ssm:ListAssociations", Set.of("autoUpdate")),
            Map.entry("ssm:ListDocuments", Set.of("documents")),
            Map.entry("ssm:ListTagsForResource", Set.of("tags", "autoUpdate")));

    /** What stands in for another action, and is asked only where that one is denied. */
    private static final Map<String, String> STANDS_IN = Map.of(
            "iam:ListAttachedRolePolicies", "iam:SimulatePrincipalPolicy",
            "ssm:DescribeInstanceInformation", "ssm:DescribeInstanceProperties",
            "ssm:DescribeInstanceProperties", "ssm:DescribeInstanceInformation");

    /** Facts of which more is asked, or less, where another one is missing; none of them becomes denied by that. */
    private static final Map<String, Set<String>> FOLLOW = Map.of(
            "kms:DescribeKey", Set.of("keyPolicy"),
            "ssm:GetServiceSetting", Set.of("permissions"),
            "ssm:GetConnectionStatus", Set.of("network", "permissions"),
            "ssm:GetDocument", plus(TARGETS, "operator", "permissions", "runAsTag"),
            "ssm:DescribeInstanceProperties", Set.of("latest"));

    private final World world = world();
    private final Map<String, Fact<?>> whole = new TreeMap<>();

    @BeforeAll
    void collect() {
        whole.putAll(facts(load(Set.of())));
    }

    @Test
    void thePolicyIsEnough() {
        assertThat(moved(facts(SimulatedFleet.inOneScope(world).load()))).isEmpty();
    }

    @Test
    void eachActionIsAccountedFor() {
        Set<String> accounted = new TreeSet<>(NEEDED_BY.keySet());
        accounted.addAll(STANDS_IN.keySet());

        assertThat(actions()).containsExactlyInAnyOrderElementsOf(accounted);
    }

    static Set<String> needed() {
        return new TreeSet<>(NEEDED_BY.keySet());
    }

    @ParameterizedTest
    @MethodSource("needed")
    void withoutAnActionTheFactsThatNeedItAreDeniedAndNoOthers(String action) {
        Set<String> needing = NEEDED_BY.getOrDefault(action, Set.of());
        Map<String, Fact<?>> now = facts(load(Set.of(action)));

        assertThat(now.entrySet().stream()
                        .filter(fact -> fact.getValue().toString().equals("unknown(denied: " + action + ")"))
                        .map(fact -> name(fact.getKey()))
                        .collect(Collectors.toSet()))
                .isEqualTo(needing);
        assertThat(denials(now)).containsExactlyElementsOf(plus(denials(whole), "unknown(denied: " + action + ")"));
        Set<String> follow = FOLLOW.getOrDefault(action, Set.of());
        assertThat(moved(now)).isSubsetOf(plus(plus(needing, follow.toArray(String[]::new)), gone(action)));
    }

    static Set<String> standIns() {
        return new TreeSet<>(STANDS_IN.keySet());
    }

    @ParameterizedTest
    @MethodSource("standIns")
    void whatStandsInForAnotherIsMissedWithoutThat(String action) {
        String other = STANDS_IN.getOrDefault(action, "");
        assertThat(moved(facts(load(Set.of(action))))).isSubsetOf(FOLLOW.getOrDefault(action, Set.of()));

        Map<String, Fact<?>> now = facts(load(Set.of(action, other)));

        assertThat(denials(now))
                .hasSizeGreaterThan(denials(whole).size())
                .isSubsetOf(plus(denials(whole), "unknown(denied: " + action + ")", "unknown(denied: " + other + ")"));
    }

    /** Instances that never registered are known from EC2 alone, and so is what is asked because of them. */
    private static Set<String> gone(String action) {
        return action.equals("ec2:DescribeInstances")
                ? plus(
                        NODES,
                        "permissions",
                        "clockSkew",
                        "diagnostics",
                        "domainProbe",
                        "powerShell",
                        "runAsUser",
                        "ssmUser",
                        "tlsTrust")
                : Set.of();
    }

    /** Names of facts that are not what they are with the whole policy. */
    private Set<String> moved(Map<String, Fact<?>> now) {
        Set<String> moved = new TreeSet<>();
        Set<String> places = plus(whole.keySet(), now.keySet().toArray(String[]::new));
        for (String place : places) {
            if (!String.valueOf(now.get(place)).equals(String.valueOf(whole.get(place)))) {
                moved.add(name(place));
            }
        }
        return moved;
    }

    private static Set<String> denials(Map<String, Fact<?>> facts) {
        return facts.values().stream()
                .filter(fact -> fact instanceof Fact.Unknown<?> unknown && unknown.reason() == Reason.DENIED)
                .map(Fact::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> actions() {
        return new TreeSet<>(ReadPolicy.of(Catalogue.of(Edition.CURRENT)).actions());
    }

    private Fleet load(Set<String> without) {
        SimulatedFleet simulated = SimulatedFleet.inOneScope(world);
        simulated.sandbox().restrict(policy(without));
        return simulated.load();
    }

    /** The policy as it is printed, without some of its actions. */
    private static String policy(Set<String> without) {
        try {
            ObjectNode policy = (ObjectNode) new ObjectMapper()
                    .readTree(ReadPolicy.of(Catalogue.of(Edition.CURRENT)).document());
            ArrayNode actions = (ArrayNode) policy.get("Statement").get(0).get("Action");
            for (int i = actions.size() - 1; i >= 0; i--) {
                if (without.contains(actions.get(i).asText())) {
                    actions.remove(i);
                }
            }
            return policy.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A fleet that needs all of the actions: a user as the caller of one account, a bucket in another Region. */
    private static World world() {
        World world = World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, SimulatedFleet.NOW);
        List<Account> accounts = new ArrayList<>();
        for (Account account : world.accounts()) {
            accounts.add(
                    account.alias().equals("platform")
                            ? new Account(
                                    account.id(),
                                    account.alias(),
                                    account.accessKeyId(),
                                    account.secretAccessKey(),
                                    "arn:aws:iam::" + account.id() + ":user/robin")
                            : account);
        }
        World named = new World(
                world.seed(),
                world.now(),
                accounts,
                world.regions(),
                world.scopes(),
                world.directories(),
                world.identities());
        String platform = accounts.stream()
                .filter(account -> account.alias().equals("platform"))
                .findFirst()
                .orElseThrow()
                .id();
        Identity identity = named.identity(platform)
                .with(new User(
                        "robin",
                        "/",
                        Map.of("all", "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"),
                        Map.of("SSMSessionRunAs", "robin")));
        SimScope scope = named.requireScope(platform, "us-east-1");
        Bucket bucket = scope.resources().buckets().values().iterator().next();
        return named.with(platform, identity)
                .with(scope.withResources(
                        scope.resources().with(new Bucket(bucket.name(), "eu-west-3", bucket.encryption()))));
    }

    private static Set<String> plus(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static Set<String> plus(Set<String> some, Set<String> more) {
        return plus(some, more.toArray(String[]::new));
    }

    private static Map<String, Fact<?>> facts(Fleet fleet) {
        return FactsByPlace.of(fleet);
    }

    private static String name(String place) {
        return FactsByPlace.name(place);
    }
}
