package dev.fleetsh.aws;

import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks IAM about one account, once for all its Regions: each instance profile, each role, and one simulation for each role
 * with everything that any scope wants to know of it.
 */
final class AccountQuestions {
    /** What a node does that serves sessions. */
    static final Set<String> CORE = Set.of(
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");

    private final ScopeId any;
    private final RoleAnswers answers;
    private final Clock clock;
    private final List<PermissionReader> scopes = new ArrayList<>();
    private int arrived;
    private boolean frozen;
    private final Map<String, Reply<String>> profiles = new HashMap<>();
    private final Map<String, Reply<Role>> roles = new HashMap<>();
    private final Map<String, Reply<List<Decision>>> decisions = new HashMap<>();
    private final Map<String, Reply<List<String>>> attached = new HashMap<>();
    private final Map<String, Reply<List<Decision>>> operators = new HashMap<>();
    private final Map<String, Reply<String>> runAs = new HashMap<>();

    /** @param any scope of the account */
    AccountQuestions(ScopeId any, RoleAnswers answers, Clock clock) {
        this.any = any;
        this.answers = answers;
        this.clock = clock;
    }

    void expect(PermissionReader scope) {
        scopes.add(scope);
    }

    /** A scope knows what it needs; when all do, IAM is asked. */
    void arrive(Asking asking) {
        boolean all;
        synchronized (this) {
            arrived++;
            all = arrived == scopes.size();
        }
        if (all) {
            operators(asking);
            profiles(asking);
        }
    }

    private void profiles(Asking asking) {
        Set<String> arns = new TreeSet<>();
        scopes.forEach(scope -> arns.addAll(scope.needs().profiles()));
        Countdown answered = Countdown.of(arns.size(), () -> roles(asking));
        for (String arn : arns) {
            asking.call(RoleAnswers.PROFILE, () -> {
                put(profiles, arn, answers.profile(arn));
                answered.arrive();
            });
        }
    }

    private void roles(Asking asking) {
        Map<String, Map<String, Set<String>>> wanted = new LinkedHashMap<>();
        for (PermissionReader scope : scopes) {
            for (String role : roles(scope.needs())) {
                Map<String, Set<String>> ofRole = wanted.computeIfAbsent(role, key -> new LinkedHashMap<>());
                scope.wanted()
                        .forEach((resource, actions) -> ofRole.computeIfAbsent(resource, key -> new LinkedHashSet<>())
                                .addAll(actions));
            }
        }
        wanted.forEach((role, ofRole) -> asking.call(RoleAnswers.ROLE, () -> {
            Reply<Role> found = answers.role(role);
            put(roles, role, found);
            Role known = found.fact().orNull();
            if (known == null || known.exists()) {
                String arn = known == null ? arn(role) : known.arn();
                asking.call(RoleAnswers.SIMULATION, () -> simulate(asking, role, found, arn, ofRole));
            }
        }));
    }

    private void simulate(Asking asking, String role, Reply<Role> found, String arn, Map<String, Set<String>> wanted) {
        Set<String> actions = new LinkedHashSet<>();
        wanted.values().forEach(actions::addAll);
        Reply<List<Decision>> reply =
                answers.simulation(arn, List.copyOf(actions), List.copyOf(wanted.keySet()), Map.of());
        Refusal unnamed = found.refusal();
        if (unnamed != null && RoleAnswers.nobody(reply)) {
            put(decisions, role, Reply.refused(unnamed, clock));
            return;
        }
        put(decisions, role, only(wanted, reply));
        if (reply.refusal() != null && reply.refusal().kind() == Refusal.Kind.DENIED) {
            asking.call(RoleAnswers.ATTACHED, () -> put(attached, role, answers.policies(role)));
        }
    }

    /** A simulation tells of every action on every resource; of most of these pairs nobody wants to know. */
    private static Reply<List<Decision>> only(Map<String, Set<String>> wanted, Reply<List<Decision>> reply) {
        return new Reply<>(
                reply.fact().map(found -> found.stream()
                        .filter(decision -> wanted.getOrDefault(decision.resource(), Set.of())
                                .contains(decision.action()))
                        .toList()),
                reply.refusal());
    }

    private void operators(Asking asking) {
        Map<String, OperatorQuestions> callers = new LinkedHashMap<>();
        Set<String> runningAs = new TreeSet<>();
        for (PermissionReader scope : scopes) {
            scope.ask(callers.computeIfAbsent(scope.caller(), caller -> new OperatorQuestions(answers, clock, caller)));
            if (scope.runsAs()) {
                runningAs.add(scope.caller());
            }
        }
        callers.forEach((caller, questions) -> asking.call(RoleAnswers.SIMULATION, () -> {
            String principal = questions.principal();
            if (runningAs.contains(caller) && principal != null) {
                asking.call(RoleAnswers.tags(principal), () -> put(runAs, caller, answers.runAs(principal)));
            }
            put(operators, caller, questions.decisions(principal));
        }));
    }

    /** A guess, where IAM may not be asked and no profile told. */
    private String arn(String role) {
        return profile(role).orElse("arn:" + any.partition() + ":iam::" + any.account() + ":role/" + role);
    }

    private synchronized Optional<String> profile(String role) {
        return profiles.values().stream()
                .map(reply -> reply.fact().orElse(""))
                .filter(found -> RoleAnswers.last(found).equals(role))
                .findFirst();
    }

    private synchronized <T> void put(Map<String, Reply<T>> map, String key, Reply<T> reply) {
        if (!frozen) {
            map.put(key, reply);
        }
    }

    synchronized void freeze() {
        frozen = true;
    }

    /** Names of the roles that matter, those in profiles too. */
    synchronized Set<String> roles(RoleNeeds needs) {
        Set<String> names = new TreeSet<>(needs.roles());
        for (String profile : needs.profiles()) {
            Reply<String> reply = profiles.get(profile);
            String role = reply == null ? "" : RoleAnswers.last(reply.fact().orElse(""));
            if (!role.isEmpty()) {
                names.add(role);
            }
        }
        return names;
    }

    Reply<String> profileReply(String arn) {
        Reply<String> reply = reply(profiles, arn, RoleAnswers.PROFILE);
        return new Reply<>(reply.fact().map(RoleAnswers::last), reply.refusal());
    }

    Reply<Role> roleReply(String name) {
        return reply(roles, name, RoleAnswers.ROLE);
    }

    /** @param wanted by the scope that asks; what others want to know of the role is left out */
    Reply<List<Decision>> decisionsReply(String role, Map<String, Set<String>> wanted) {
        return only(wanted, reply(decisions, role, RoleAnswers.SIMULATION));
    }

    synchronized @Nullable Reply<List<String>> attachedReply(String role) {
        return attached.get(role);
    }

    Reply<List<Decision>> operatorReply(String caller) {
        return reply(operators, caller, RoleAnswers.SIMULATION);
    }

    synchronized @Nullable Reply<String> runAsReply(String caller) {
        return runAs.get(caller);
    }

    private synchronized <T> Reply<T> reply(Map<String, Reply<T>> map, String key, String operation) {
        Reply<T> reply = map.get(key);
        if (reply != null) {
            return reply;
        }
        Refusal cancelled = Refusal.cancelled(operation);
        return new Reply<>(cancelled.fact(new Origin(operation, clock.instant())), cancelled);
    }
}
