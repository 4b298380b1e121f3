package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.permission.Grant;
import dev.fleetsh.check.permission.Refuser;
import dev.fleetsh.check.permission.RoleRights;
import dev.fleetsh.check.permission.Trust;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Permissions;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.policy.Holds;
import dev.fleetsh.sandbox.identity.Decision;
import dev.fleetsh.sandbox.identity.Grants;
import dev.fleetsh.sandbox.identity.Identity;
import dev.fleetsh.sandbox.identity.InstanceProfile;
import dev.fleetsh.sandbox.identity.Question;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The simulated IAM decides for itself who may do what. What is collected from it by simulation and judged must say the
 * same whatever a request may tell of itself, or that it depends on that.
 */
@Timeout(300)
class PermissionCrossTest {
    private static final int WORLDS = 40;
    private static final int ROLES = 40;
    private static final Instant CREATED = Instant.parse("2024-02-06T10:00:00Z");
    private static final String OPERATOR = "FleetOperator";

    /** What a request may tell: nothing, or one thing or another. */
    private static final List<Map<String, String>> CONTEXTS = List.of(
            Map.of(),
            Map.of("aws:PrincipalOrgID", "o-1", "aws:SourceVpc", "vpc-1", "aws:SecureTransport", "true"),
            Map.of("aws:PrincipalOrgID", "o-2", "aws:SourceVpc", "vpc-1", "aws:SecureTransport", "true"),
            Map.of("aws:PrincipalOrgID", "o-1", "aws:SourceVpc", "vpc-2", "aws:SecureTransport", "false"),
            Map.of("aws:PrincipalOrgID", "o-2", "aws:SourceVpc", "vpc-2", "aws:SecureTransport", "false"));

    private static final List<List<String>> ASKED = List.of(
            List.of("ssm:UpdateInstanceInformation"),
            List.of("ssmmessages:CreateControlChannel", "ssmmessages:OpenControlChannel"),
            List.of(
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenDataChannel"));

    private final Map<Refuser, Integer> refused = new EnumMap<>(Refuser.class);
    private final Map<Holds, Integer> trusts = new EnumMap<>(Holds.class);
    private final List<String> differences = new ArrayList<>();
    private int allowed;
    private int unknown;
    private int unknownWithBothAnswers;

    private static <T> T some(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String policy(Random random, boolean conditions, String principal) {
        StringBuilder text = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":[");
        int statements = 1 + random.nextInt(2);
        for (int i = 0; i < statements; i++) {
            boolean except = random.nextInt(8) == 0;
            text.append(i == 0 ? "" : ",")
                    .append("{\"Effect\":\"")
                    .append(random.nextInt(4) == 0 ? "Deny" : "Allow")
                    .append("\",")
                    .append(principal)
                    .append(except ? "\"NotAction\":" : "\"Action\":")
                    .append(some(random, principal.isEmpty() ? ACTIONS : List.of("\"sts:AssumeRole\"")))
                    .append(principal.isEmpty() ? ",\"Resource\":" + some(random, RESOURCES) : "")
                    .append(conditions && random.nextInt(4) == 0 ? ",\"Condition\":" + some(random, CONDITIONS) : "")
                    .append('}');
        }
        return text.append("]}").toString();
    }

    private static final List<String> ACTIONS = List.of(
            "\"*\"",
            "[\"ssm:*\",\"ssmmessages:*\"]",
            "\"ssm:*\"",
            "\"ssmmessages:*\"",
            "\"SSMMessages:Open*\"",
            "[\"ssmmessages:CreateControlChannel\",\"ssmmessages:OpenControlChannel\"]",
            "\"ssm:UpdateInstanceInformation\"",
            "\"ssm:Get*\"",
            "\"ssm:Update?nstanceInformation\"",
            "\"ec2:*\"");

    private static final List<String> RESOURCES =
            List.of("\"*\"", "\"*\"", "\"*\"", "\"*\"", "\"arn:aws:ssm:*:*:document/x\"", "[\"*\"]");

    private static final List<String> CONDITIONS = List.of(
            "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}",
            "{\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}",
            "{\"StringLike\":{\"aws:SourceVpc\":[\"vpc-1\",\"vpc-3*\"]}}",
            "{\"StringEqualsIfExists\":{\"aws:SourceVpc\":\"vpc-2\"}}",
            "{\"Bool\":{\"aws:SecureTransport\":\"true\"}}",
            "{\"Null\":{\"aws:SourceVpc\":\"true\"}}");

    private static final List<String> TRUST_CONDITIONS = List.of(
            "",
            "",
            "{\"StringEquals\":{\"aws:SourceAccount\":\"ACCOUNT\"}}",
            "{\"StringEquals\":{\"aws:SourceAccount\":\"999999999999\"}}",
            "{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:ssm:*:ACCOUNT:*\"}}",
            "{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:ssm:REGION:ACCOUNT:*\"}}",
            "{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:ssm:us-west-9:ACCOUNT:*\"}}",
            "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}");

    private static String trust(Random random, String account, String region) {
        String service = some(
                random,
                List.of(
                        "\"ec2.amazonaws.com\"",
                        "\"ec2.amazonaws.com\"",
                        "\"ssm.amazonaws.com\"",
                        "[\"ec2.amazonaws.com\",\"ssm.amazonaws.com\"]",
                        "\"lambda.amazonaws.com\""));
        String condition =
                some(random, TRUST_CONDITIONS).replace("ACCOUNT", account).replace("REGION", region);
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":" + service
                + "},\"Action\":\"sts:AssumeRole\"" + (condition.isEmpty() ? "" : ",\"Condition\":" + condition)
                + "}]}";
    }

    private static Role role(String name, Account account, String region, Random random) {
        Role role = new Role(
                name,
                random.nextInt(4) == 0 ? "/service-role/" : "/",
                "AROA" + name.toUpperCase(java.util.Locale.ROOT),
                trust(random, account.id(), region),
                random.nextInt(3) == 0 ? Set.of("arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore") : Set.of(),
                Map.of(),
                "",
                CREATED,
                Map.of());
        for (int i = random.nextInt(3); i > 0; i--) {
            role = role.withInline("policy-" + i, policy(random, true, ""));
        }
        return random.nextInt(3) == 0
                ? role.withBoundary(
                        new Role.Boundary("arn:aws:iam::" + account.id() + ":policy/bounds", policy(random, true, "")))
                : role;
    }

    private static World drawn(int seed) {
        World template = ReachCrossTest.drawn(seed, 1);
        SimScope scope = template.scopes().get(0);
        Account account = scope.account();
        // Seeds that are close to one another begin with the same numbers.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Identity identity =
                World.generate(1, World.DEFAULT_SEED, SimulatedFleet.NOW).identity(account.id());
        Identity drawn =
                Identity.NONE.with(Objects.requireNonNull(identity.roles().get(OPERATOR)));
        if (random.nextInt(2) == 0) {
            Map<String, String> organization = new TreeMap<>(Map.of("FullAWSAccess", EVERYTHING));
            organization.put("guard-rail", policy(random, false, ""));
            if (random.nextInt(3) == 0) {
                organization.remove("FullAWSAccess");
            }
            drawn = new Identity(drawn.roles(), drawn.profiles(), drawn.users(), organization);
        }
        SimNode node = scope.nodes().get(0);
        List<SimNode> nodes = new ArrayList<>();
        for (int i = 0; i < ROLES; i++) {
            String name = "role" + i;
            drawn = drawn.with(role(name, account, scope.region(), random))
                    .with(new InstanceProfile(name, "/", "AIPA" + i, name, CREATED));
            nodes.add(new SimNode(
                    String.format("i-%017x", i + 1),
                    node.kind(),
                    name,
                    Map.of(),
                    Objects.requireNonNull(node.instance())
                            .withProfile("arn:aws:iam::" + account.id() + ":instance-profile/" + name),
                    null,
                    false,
                    Map.of(),
                    node.truth()));
        }
        return template.with(scope.withNodes(nodes)).with(account.id(), drawn);
    }

    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";

    private void compare(World world) {
        Fleet fleet = SimulatedFleet.inOneScope(world).load();
        SimScope sim = world.scopes().get(0);
        Identity identity = world.identity(sim.account().id());
        Scope scope = fleet.scopes().get(0);
        Permissions permissions = scope.evidence().permissions();
        for (Node node : fleet.nodes()) {
            Role role = Objects.requireNonNull(identity.roles().get(node.name()));
            Grants grants = identity.grants(role);
            for (List<String> actions : ASKED) {
                compare(
                        node.name() + " " + actions,
                        new RoleRights(permissions, role.name(), (a, b) -> false).on(actions),
                        grants,
                        actions);
            }
            compareTrust(scope, sim, role, permissions);
        }
    }

    private void compare(String what, Grant grant, Grants grants, List<String> actions) {
        List<Boolean> truth = CONTEXTS.stream()
                .map(context -> actions.stream()
                        .allMatch(action -> grants.decide(new Question("", action, "*", context))
                                .allowed()))
                .toList();
        if (grant instanceof Grant.Allowed) {
            allowed++;
            note(what, truth.contains(false), "taken for allowed");
        } else if (grant instanceof Grant.Denied denied) {
            refused.merge(denied.by(), 1, Integer::sum);
            note(what, truth.contains(true), "taken for denied by " + denied.by());
            note(what, !layer(denied, grants), denied.by() + " is not what refuses");
        } else if (grant instanceof Grant.Unknown open) {
            unknown++;
            unknownWithBothAnswers += truth.contains(true) && truth.contains(false) ? 1 : 0;
            boolean asked = actions.stream()
                    .anyMatch(action ->
                            !grants.decide(Question.of(action)).missing().isEmpty());
            note(what, open.reason() != Reason.MISSING_CONTEXT || !asked, "not known without need: " + open);
        } else {
            note(what, true, "weak though simulated");
        }
    }

    /** Whether that layer refuses one of the actions in the sandbox's own eyes. */
    private static boolean layer(Grant.Denied denied, Grants grants) {
        return denied.actions().stream()
                .map(action -> grants.decide(Question.of(action)))
                .anyMatch(decision -> switch (denied.by()) {
                    case ORGANIZATION -> Boolean.FALSE.equals(decision.byOrganization());
                    case BOUNDARY -> Boolean.FALSE.equals(decision.byBoundary());
                    case STATEMENT -> decision.outcome() == Decision.Outcome.DENIED;
                    case NOTHING -> decision.outcome() == Decision.Outcome.NOT_ALLOWED;
                    case RESOURCE -> false;
                });
    }

    private void compareTrust(Scope scope, SimScope sim, Role role, Permissions permissions) {
        var policy = Objects.requireNonNull(permissions.roles().get(role.name()))
                .require("role")
                .trust();
        String account = sim.account().id();
        Map<String, String> context = Map.of(
                "aws:SourceAccount",
                account,
                "aws:SourceArn",
                "arn:aws:ssm:" + sim.region() + ":" + account + ":managed-instance/mi-1");
        judge(
                role.name() + " for instances",
                Trust.forInstances(policy, scope.id()),
                role.trusts("ec2.amazonaws.com", Map.of()));
        judge(
                role.name() + " for Systems Manager",
                Trust.forSystemsManager(policy, scope.id()),
                role.trusts("ssm.amazonaws.com", context));
    }

    private void judge(String what, Trust trust, boolean truth) {
        trusts.merge(trust.holds(), 1, Integer::sum);
        note(
                what,
                trust.holds() == Holds.YES && !truth || trust.holds() == Holds.NO && truth,
                trust + ", truly " + truth);
    }

    private void note(String what, boolean different, String difference) {
        if (different) {
            differences.add(what + ": " + difference);
        }
    }

    @Test
    void rolesThatChanceDrewAreJudgedAsTheyAre() {
        for (int seed = 1; seed <= WORLDS; seed++) {
            compare(drawn(seed));
        }
        assertThat(differences.stream().limit(5)).isEmpty();
        assertThat(allowed).isGreaterThan(300);
        assertThat(unknown).isGreaterThan(100);
        assertThat(unknownWithBothAnswers).isGreaterThan(50);
        assertThat(refused.keySet())
                .containsExactlyInAnyOrder(Refuser.ORGANIZATION, Refuser.BOUNDARY, Refuser.STATEMENT, Refuser.NOTHING);
        assertThat(trusts.keySet()).containsExactlyInAnyOrder(Holds.values());
    }
}
