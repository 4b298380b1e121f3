package dev.fleetsh.aws;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness.Gap;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.source.CallBudget;
import dev.fleetsh.source.Entrance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What collecting will ask, told from the nodes that there are. */
final class Budgeting {
    private static final int PROPERTIES = 1000;
    private static final int INSTANCES = 1000;
    private static final int INVENTORY = 50;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final List<String> NETWORK = List.of(
            "ec2:DescribeDhcpOptions",
            "ec2:DescribeEgressOnlyInternetGateways",
            "ec2:DescribeInternetGateways",
            "ec2:DescribeNatGateways",
            "ec2:DescribeNetworkAcls",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeVpcEndpoints",
            "ec2:DescribeVpcs");

    private final Fleet fleet;
    private final AwsSettings settings;
    private final CallCounts counts = new CallCounts();

    /** @param fleet with its nodes; what is known of their channels makes the estimates narrower */
    Budgeting(Fleet fleet, AwsSettings settings) {
        this.fleet = fleet;
        this.settings = settings;
    }

    CallBudget budget(String source, long surveyed) {
        Map<ScopeId, List<Node>> nodes = new LinkedHashMap<>();
        fleet.scopes().forEach(scope -> nodes.put(scope.id(), new ArrayList<>()));
        fleet.nodes().forEach(node -> nodes.get(node.scope().id()).add(node));
        callers();
        Map<String, List<Scope>> accounts = new LinkedHashMap<>();
        for (Scope scope : fleet.scopes()) {
            listings(scope, nodes.get(scope.id()));
            evidence(scope, nodes.get(scope.id()));
            accounts.computeIfAbsent(scope.account(), key -> new ArrayList<>()).add(scope);
        }
        accounts.values().forEach(scopes -> identity(scopes, nodes));
        CallCounts.Time time = counts.shortest(settings.pace().limited() ? RateTable.aws() : RateTable.NONE);
        List<CallBudget.Row> rows = counts.rows();
        CostTable costs = CostTable.aws();
        return new CallBudget(
                source,
                fleet.scopes().size(),
                fleet.size(),
                rows,
                time.shortest(),
                time.slowest(),
                surveyed,
                costs.of(rows),
                notes(costs, rows));
    }

    private List<String> notes(CostTable costs, List<CallBudget.Row> rows) {
        List<String> notes = new ArrayList<>();
        for (Gap gap : fleet.completeness().gaps()) {
            if (gap.facts().contains("nodes")) {
                notes.add(
                        gap.scope() + " could not be counted (" + gap.reason().label() + ": " + gap.operation() + ")");
            }
        }
        notes.addAll(costs.notes(rows));
        return notes;
    }

    private void callers() {
        Entrance entrance = settings.entrance();
        Set<String> accounts = new TreeSet<>();
        fleet.scopes().forEach(scope -> accounts.add(scope.account()));
        // Those that were refused will be asked again.
        Set<String> refused = new LinkedHashSet<>();
        fleet.completeness().gaps().stream()
                .filter(gap -> gap.operation().startsWith("sts:"))
                .forEach(gap -> refused.add(gap.scope().replaceFirst("/[^/]*$", "")));
        String home = "the credentials";
        int own = settings.targets().size();
        if (entrance == null) {
            counts.add(
                    home,
                    "",
                    "sts:GetCallerIdentity",
                    own,
                    refused.isEmpty()
                            ? own
                            : (long) own * Math.max(1, settings.regions().size()));
            return;
        }
        long entered = accounts.size() + refused.size() - (entrance.organization() ? own : 0);
        counts.add(home, "", "sts:AssumeRole", Math.max(0, entered), Math.max(0, entered) * own);
        counts.add(
                home,
                "",
                "sts:GetCallerIdentity",
                (long) own + accounts.size() - (entrance.organization() ? own : 0),
                null);
        if (entrance.organization() && entrance.units().isEmpty()) {
            counts.add(home, "", "organizations:ListAccounts", own, null);
        } else if (entrance.organization()) {
            int units = entrance.units().size();
            counts.add(home, "", "organizations:ListAccountsForParent", (long) own * units, null);
            counts.add(home, "", "organizations:ListOrganizationalUnitsForParent", (long) own * units, null);
        }
    }

    private void listings(Scope scope, List<Node> nodes) {
        long registered =
                nodes.stream().filter(node -> node.registeredFact().is(true)).count();
        long elsewhere = nodes.stream()
                .filter(node -> node.registeredFact().is(true) && !node.isEc2())
                .count();
        long instances = nodes.stream().filter(Node::isEc2).count();
        add(scope, "ssm:DescribeInstanceProperties", pages(registered, PROPERTIES));
        // Terminated instances are listed for an hour, and are no nodes.
        add(scope, "ec2:DescribeInstances", pages(instances, INSTANCES), pages(instances, INSTANCES) + 1);
        add(scope, "ssm:GetConnectionStatus", registered);
        add(scope, "ssm:ListTagsForResource", elsewhere);
        add(scope, "ssm:GetDocument", 1, null);
        add(scope, "ssm:GetServiceSetting", 2);
        add(scope, DirectoryInventory.OPERATION, 2, 2 * pages(nodes.size(), INVENTORY));
        add(scope, "ssm:ListAssociations", 1, null);
    }

    private void evidence(Scope scope, List<Node> nodes) {
        List<RoleBearer> bearers = RoleBearer.of(nodes, fleet.takenAt());
        SessionPreferences preferences = scope.preferences().orElse(SessionPreferences.DEFAULTS);
        if (!bearers.isEmpty()) {
            add(scope, AdmissionAnswers.DOCUMENTS, 1, null);
            add(scope, AdmissionAnswers.SESSIONS, 1, null);
            if (bearers.stream().anyMatch(node -> !node.instance())) {
                add(scope, AdmissionAnswers.ACTIVATIONS, 1, null);
            }
            targets(scope, preferences);
        }
        network(scope, nodes, TargetQuestions.needed(preferences));
    }

    private void targets(Scope scope, SessionPreferences preferences) {
        if (preferences.encryptsSessions()) {
            add(scope, TargetAnswers.KEY, 1);
            add(scope, TargetAnswers.KEY_POLICY, 0, 1L);
        }
        if (!preferences.cloudWatchLogGroupName().isEmpty()) {
            add(scope, TargetAnswers.LOG_GROUP, 1, null);
        }
        if (!preferences.s3BucketName().isEmpty()) {
            add(scope, TargetAnswers.ENCRYPTION, 1, 3L);
            add(scope, TargetAnswers.LOCATION, 0, 2L);
        }
    }

    private void network(Scope scope, List<Node> nodes, boolean sessionsNeedMore) {
        List<Node> running = nodes.stream()
                .filter(node -> node.isEc2()
                        && (!node.stateFact().isKnown() || node.stateFact().is(InstanceState.RUNNING)))
                .toList();
        if (running.isEmpty()) {
            return;
        }
        Instant fresh = fleet.takenAt().minus(FRESH);
        boolean certain = sessionsNeedMore || running.stream().anyMatch(node -> !proves(node, fresh));
        int least = certain ? 1 : 0;
        NETWORK.forEach(operation -> add(scope, operation, least, null));
        add(scope, "ec2:DescribeManagedPrefixLists", 0, null);
        add(scope, "ec2:GetManagedPrefixListEntries", 0, null);
        Set<String> vpcs = new TreeSet<>();
        nodes.stream().map(Node::vpc).filter(vpc -> !vpc.isEmpty()).forEach(vpcs::add);
        add(scope, NetworkReading.ATTRIBUTE, certain ? 2L * vpcs.size() : 0, 2L * vpcs.size());
    }

    /** A channel that nobody has asked about counts as connected: it may be. */
    private static boolean proves(Node node, Instant fresh) {
        Instant heard = node.lastPingFact().orNull();
        boolean apart = node.channelFact().isKnown() && !node.channelFact().is(ChannelStatus.CONNECTED);
        return node.pingFact().is(PingStatus.ONLINE) && heard != null && !heard.isBefore(fresh) && !apart;
    }

    /** IAM is asked once for all Regions of an account. */
    private void identity(List<Scope> scopes, Map<ScopeId, List<Node>> nodes) {
        Set<String> profiles = new TreeSet<>();
        Set<String> certain = new TreeSet<>();
        Set<String> roles = new TreeSet<>();
        boolean runsAs = false;
        for (Scope scope : scopes) {
            List<RoleBearer> bearers = RoleBearer.of(nodes.get(scope.id()), fleet.takenAt());
            SessionPreferences preferences = scope.preferences().orElse(SessionPreferences.DEFAULTS);
            RoleNeeds most = RoleNeeds.of(bearers, scope.hostManagement(), true);
            profiles.addAll(most.profiles());
            roles.addAll(most.roles());
            if (TargetQuestions.needed(preferences)) {
                certain.addAll(most.profiles());
            }
            runsAs |= preferences.runAsEnabled();
        }
        Scope first = scopes.get(0);
        String region = GlobalServices.region("iam", first.id());
        String account = first.account();
        counts.add(account, region, RoleAnswers.PROFILE, certain.size(), (long) profiles.size());
        // A profile holds one role; the caller may have another.
        counts.add(account, region, RoleAnswers.ROLE, 0, (long) profiles.size() + roles.size() + 1);
        counts.add(account, region, RoleAnswers.SIMULATION, 0, null);
        counts.add(account, region, RoleAnswers.ATTACHED, 0, (long) profiles.size() + roles.size());
        if (runsAs) {
            counts.add(account, region, RoleAnswers.ROLE_TAGS, 0, null);
            counts.add(account, region, RoleAnswers.USER_TAGS, 0, null);
        }
    }

    private void add(Scope scope, String operation, long exactly) {
        add(scope, operation, exactly, exactly);
    }

    private void add(Scope scope, String operation, long least, @Nullable Long most) {
        counts.add(scope.account(), scope.region(), operation, least, most);
    }

    private static long pages(long rows, int size) {
        return Math.max(1, (rows + size - 1) / size);
    }
}
