package dev.fleetsh.aws;

import dev.fleetsh.fleet.Admission;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Permissions;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeEvidence;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.Targets;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Role;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the permissions of one scope: which roles its nodes have and what those may do, the key and the log targets of
 * its sessions, who is let in. IAM is asked through the account, which the scopes of all Regions share.
 */
final class PermissionReader implements EvidenceReader {
    private static final Set<String> FACTS = Set.of("permissions");
    private static final Set<String> OPERATOR = Set.of("operator");
    private static final Set<String> RUN_AS = Set.of("runAsTag");

    /** Documents of AWS's that open sessions. */
    private static final List<String> SHIPPED = List.of(
            "AWS-StartSSHSession", "AWS-StartPortForwardingSession", "AWS-StartPortForwardingSessionToRemoteHost");

    private final ScopeId scope;
    private final ScopeClients clients;
    private final AccountQuestions account;
    private final Clock clock;
    private final AdmissionQuestions admission;
    private volatile @Nullable TargetQuestions targets;
    private volatile RoleNeeds needs = new RoleNeeds(Set.of(), Set.of());
    private volatile List<RoleBearer> nodes = List.of();
    private volatile SessionPreferences preferences = SessionPreferences.DEFAULTS;
    private volatile String caller = "";
    private volatile boolean settled;

    PermissionReader(ScopeId scope, ScopeClients clients, AccountQuestions account, Clock clock) {
        this.scope = scope;
        this.clients = clients;
        this.account = account;
        this.clock = clock;
        this.admission = new AdmissionQuestions(new AdmissionAnswers(clients::ssm, clock), clock);
        account.expect(this);
    }

    @Override
    public void settled(Asking asking, ScopeReading all) {
        preferences = all.preferences.fact().orElse(SessionPreferences.DEFAULTS);
        List<RoleBearer> bearers = RoleBearer.of(all, clock.instant());
        boolean features = TargetQuestions.needed(preferences);
        ask(asking, all.caller, RoleNeeds.of(bearers, all.hostManagement.fact(), features), bearers);
    }

    /**
     * Asks anew about the roles of these nodes, those of nodes that work too: what was found of them before may be what
     * has changed.
     */
    void reread(
            Asking asking,
            String asker,
            Fact<SessionPreferences> wanted,
            Fact<HostManagement> hostManagement,
            List<RoleBearer> bearers) {
        preferences = wanted.orElse(SessionPreferences.DEFAULTS);
        ask(asking, asker, RoleNeeds.of(bearers, hostManagement, true), bearers);
    }

    private void ask(Asking asking, String asker, RoleNeeds wanted, List<RoleBearer> bearers) {
        caller = asker;
        nodes = bearers;
        needs = wanted;
        settled = true;
        if (bearers.isEmpty()) {
            account.arrive(asking);
            return;
        }
        if (bearers.stream().anyMatch(node -> !node.instance())) {
            admission.activations(asking);
        }
        Countdown known = Countdown.of(2, () -> account.arrive(asking));
        admission.start(asking, known::arrive);
        TargetQuestions questions = new TargetQuestions(scope, clients, preferences, clock);
        targets = questions;
        questions.ask(asking, known::arrive);
    }

    RoleNeeds needs() {
        return needs;
    }

    String caller() {
        return caller;
    }

    boolean runsAs() {
        return preferences.runAsEnabled();
    }

    /** What its nodes do, on whatever, and what sessions do with what the preferences name. */
    Map<String, Set<String>> wanted() {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        wanted.put("*", AccountQuestions.CORE);
        TargetQuestions questions = targets;
        if (questions != null) {
            wanted.putAll(questions.wanted());
        }
        return wanted;
    }

    /** Adds what the caller may want to do here. */
    void ask(OperatorQuestions questions) {
        String own = scope.region() + ":" + scope.account() + ":";
        nodes.forEach(node -> questions.node(
                "arn:" + scope.partition() + ":"
                        + (node.instance() ? "ec2:" + own + "instance/*" : "ssm:" + own + "managed-instance/*"),
                node));
        if (nodes.isEmpty()) {
            return;
        }
        questions.document("arn:" + scope.partition() + ":ssm:" + own + "document/" + ScopeSettings.DOCUMENT);
        admission
                .documents()
                .forEach(name -> questions.document("arn:" + scope.partition() + ":ssm:" + own + "document/" + name));
        SHIPPED.forEach(name ->
                questions.document("arn:" + scope.partition() + ":ssm:" + scope.region() + "::document/" + name));
        TargetQuestions named = targets;
        if (named != null && !named.keyArn().isEmpty()) {
            questions.key(named.keyArn());
        }
    }

    @Override
    public void freeze() {
        account.freeze();
        admission.freeze();
    }

    @Override
    public Scope addTo(Scope before) {
        ScopeEvidence evidence = before.evidence();
        TargetQuestions questions = targets;
        Targets named = questions == null ? Targets.notCollected(new Origin("", clock.instant())) : questions.targets();
        Admission letIn = admission.admission();
        return before.with(evidence.with(permissions()).with(named).with(letIn));
    }

    /** The scope with what was read anew in the place of what was known of it before. */
    Scope over(Scope before) {
        if (nodes.isEmpty()) {
            return before;
        }
        ScopeEvidence known = before.evidence();
        ScopeEvidence read = addTo(before).evidence();
        Permissions old = known.permissions();
        Permissions now = read.permissions();
        Permissions merged = new Permissions(
                plus(old.profiles(), now.profiles()),
                plus(old.roles(), now.roles()),
                plus(old.decisions(), now.decisions()),
                plus(old.attached(), now.attached()),
                now.operator(),
                now.runAs());
        boolean hybrid = nodes.stream().anyMatch(node -> !node.instance());
        Admission letIn = read.admission();
        return before.with(read.with(merged)
                .with(
                        hybrid
                                ? letIn
                                : new Admission(
                                        known.admission().activations(), letIn.documents(), letIn.justInTime())));
    }

    private static <T> Map<String, T> plus(Map<String, T> old, Map<String, T> now) {
        Map<String, T> merged = new TreeMap<>(old);
        merged.putAll(now);
        return merged;
    }

    private Permissions permissions() {
        Map<String, Set<String>> wanted = wanted();
        Map<String, Fact<String>> profiles = new TreeMap<>();
        needs.profiles()
                .forEach(arn -> profiles.put(arn, account.profileReply(arn).fact()));
        Map<String, Fact<Role>> roles = new TreeMap<>();
        Map<String, Fact<List<Decision>>> decisions = new TreeMap<>();
        Map<String, Fact<List<String>>> attached = new TreeMap<>();
        for (String name : account.roles(needs)) {
            Reply<Role> role = account.roleReply(name);
            roles.put(name, role.fact());
            if (!role.fact().is(Role.ABSENT)) {
                decisions.put(name, account.decisionsReply(name, wanted).fact());
                Reply<List<String>> policies = account.attachedReply(name);
                if (policies != null) {
                    attached.put(name, policies.fact());
                }
            }
        }
        Fact<List<Decision>> operator = account.operatorReply(caller).fact();
        Permissions plain = new Permissions(profiles, roles, decisions, attached, operator);
        Reply<String> runAs = account.runAsReply(caller);
        return runAs == null ? plain : new Permissions(profiles, roles, decisions, attached, operator, runAs.fact());
    }

    @Override
    public void addTo(GapBook book, String label, List<Node> all) {
        if (all.isEmpty()) {
            return;
        }
        admission.addTo(book, label, all);
        if (!settled) {
            book.add(label, Refusal.cancelled(RoleAnswers.SIMULATION), FACTS, all.size());
            return;
        }
        TargetQuestions questions = targets;
        if (questions != null) {
            questions.refusals().forEach((fact, refusal) -> book.add(label, refusal, Set.of(fact), all.size()));
        }
        for (String arn : needs.profiles()) {
            gap(book, label, all, account.profileReply(arn), FACTS, count(all, node -> node.profileFact()
                    .is(arn)));
        }
        Map<String, Set<String>> wanted = wanted();
        for (String name : account.roles(needs)) {
            int bearers = count(all, node -> has(node, name));
            Reply<Role> role = account.roleReply(name);
            gap(book, label, all, role, FACTS, bearers);
            if (!role.fact().is(Role.ABSENT)) {
                gap(book, label, all, account.decisionsReply(name, wanted), FACTS, bearers);
                Reply<List<String>> policies = account.attachedReply(name);
                if (policies != null) {
                    gap(book, label, all, policies, FACTS, bearers);
                }
            }
        }
        if (!nodes.isEmpty()) {
            gap(book, label, all, account.operatorReply(caller), OPERATOR, all.size());
        }
        Reply<String> runAs = account.runAsReply(caller);
        if (runAs != null && runsAs()) {
            gap(book, label, all, runAs, RUN_AS, all.size());
        }
    }

    private boolean has(Node node, String role) {
        String profile = node.profileFact().orElse("");
        String own = profile.isEmpty()
                ? RoleAnswers.last(node.roleFact().orElse(""))
                : account.profileReply(profile).fact().orElse("");
        return own.equals(role);
    }

    private static int count(List<Node> nodes, Predicate<Node> which) {
        return (int) nodes.stream().filter(which).count();
    }

    private static void gap(GapBook book, String label, List<Node> all, Reply<?> reply, Set<String> facts, int nodes) {
        Refusal refusal = reply.refusal();
        if (refusal != null) {
            book.add(label, refusal, facts, nodes, all.size());
        }
    }
}
