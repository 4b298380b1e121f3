package dev.fleetsh.check;

import dev.fleetsh.fleet.Admission;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Permissions;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.ScopeEvidence;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.Targets;
import dev.fleetsh.fleet.identity.Activation;
import dev.fleetsh.fleet.identity.Bucket;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Layer;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import dev.fleetsh.fleet.identity.LogGroup;
import dev.fleetsh.fleet.identity.Role;
import dev.fleetsh.fleet.identity.SessionKey;
import dev.fleetsh.fleet.policy.Condition;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.fleet.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a scope knows of roles, keys and log targets: nothing until told otherwise. */
final class Granted {
    static final String PROFILE = "arn:aws:iam::111111111111:instance-profile/app";
    static final String ROLE = "AppRole";
    static final String KEY = "arn:aws:kms:eu-west-3:111111111111:key/1";

    final Map<String, Fact<String>> profiles = new HashMap<>();
    final Map<String, Fact<Role>> roles = new HashMap<>();
    final Map<String, Fact<List<Decision>>> decisions = new HashMap<>();
    final Map<String, Fact<List<String>>> attached = new HashMap<>();
    Fact<List<Decision>> operator = none("iam:SimulatePrincipalPolicy");
    Fact<String> runAs = none("iam:ListRoleTags");
    Fact<SessionKey> key = none("kms:DescribeKey");
    /** As AWS makes it: the account's own policies decide. */
    Fact<Policy> keyPolicy = Scene.known(new Policy(List.of(new Statement(
            "Enable IAM User Permissions",
            true,
            Map.of("AWS", List.of("arn:aws:iam::111111111111:root")),
            false,
            List.of("kms:*"),
            false,
            List.of("*"),
            false,
            List.of()))));

    Fact<LogGroup> logGroup = none("logs:DescribeLogGroups");
    Fact<Bucket> bucket = none("s3:GetEncryptionConfiguration");
    Fact<Map<String, Activation>> activations = none("ssm:DescribeActivations");
    Fact<Map<String, Fact<SessionPreferences>>> documents = none("ssm:ListDocuments");
    Fact<Boolean> justInTime = none("ssm:DescribeSessions");

    private static <T> Fact<T> none(String operation) {
        return Fact.unknown(Reason.NOT_COLLECTED, operation, Scene.LISTING);
    }

    ScopeEvidence evidence() {
        return ScopeEvidence.NONE
                .with(new Permissions(
                        Map.copyOf(profiles),
                        Map.copyOf(roles),
                        Map.copyOf(decisions),
                        Map.copyOf(attached),
                        operator,
                        runAs))
                .with(new Targets(key, keyPolicy, logGroup, bucket))
                .with(new Admission(activations, documents, justInTime));
    }

    Granted profile(String role) {
        profiles.put(PROFILE, Scene.known(role));
        return this;
    }

    /** A role that the service may assume. */
    Granted trusting(String role, String service, Condition... conditions) {
        Statement statement = new Statement(
                "",
                true,
                Map.of("Service", List.of(service)),
                false,
                List.of("sts:AssumeRole"),
                false,
                List.of(),
                false,
                List.of(conditions));
        roles.put(
                role,
                Scene.known(new Role("arn:aws:iam::111111111111:role/" + role, new Policy(List.of(statement)), "")));
        return this;
    }

    Granted absent(String role) {
        roles.put(role, Scene.known(Role.ABSENT));
        return this;
    }

    /** What the simulation of a role says of all that these need. */
    Granted simulated(String role, Outcome outcome, Need... needs) {
        for (Need need : needs) {
            for (String action : need.actions()) {
                decided(role, new Decision(action, "*", outcome, Layer.NONE, Layer.NONE, List.of(), List.of()));
            }
        }
        return this;
    }

    Granted decided(String role, Decision decision) {
        List<Decision> all = new ArrayList<>(
                decisions.getOrDefault(role, Scene.known(List.of())).orElse(List.of()));
        all.add(decision);
        decisions.put(role, Scene.known(List.copyOf(all)));
        return this;
    }

    /** The role of the instance profile, that EC2 may assume and that may do what these need. */
    Granted allowing(Need... needs) {
        return profile(ROLE).trusting(ROLE, "ec2.amazonaws.com").simulated(ROLE, Outcome.ALLOWED, needs);
    }

    Granted attached(String role, String... policies) {
        decisions.put(role, Fact.unknown(Reason.DENIED, "iam:SimulatePrincipalPolicy", Scene.LISTING));
        attached.put(role, Scene.known(List.of(policies)));
        return this;
    }

    Granted key(String state, String usage, String spec) {
        key = Scene.known(new SessionKey(KEY, state, usage, spec));
        return this;
    }

    Granted group(boolean exists, String keyArn) {
        logGroup = Scene.known(new LogGroup("sessions", exists, keyArn));
        return this;
    }

    Granted bucket(boolean exists, String algorithm, String keyArn) {
        bucket = Scene.known(new Bucket("logs", exists, "eu-west-3", algorithm, keyArn));
        return this;
    }

    Granted operator(Decision... all) {
        operator = Scene.known(List.of(all));
        return this;
    }

    Granted activation(boolean expired, int limit, int registered) {
        activations = Scene.known(Map.of("a-1", new Activation("a-1", ROLE, expired, limit, registered)));
        return this;
    }

    void no(String fact, Reason reason, String detail) {
        switch (fact) {
            case "profileRole" -> profiles.put(PROFILE, Scene.missing(reason, detail));
            case "trust" -> roles.put(ROLE, Scene.missing(reason, detail));
            case "decisions" -> decisions.put(ROLE, Scene.missing(reason, detail));
            case "operator" -> operator = Scene.missing(reason, detail);
            case "runAsTag" -> runAs = Scene.missing(reason, detail);
            case "key" -> key = Scene.missing(reason, detail);
            case "keyPolicy" -> keyPolicy = Scene.missing(reason, detail);
            case "logGroup" -> logGroup = Scene.missing(reason, detail);
            case "bucket" -> bucket = Scene.missing(reason, detail);
            case "activations" -> activations = Scene.missing(reason, detail);
            case "documents" -> documents = Scene.missing(reason, detail);
            case "justInTime" -> justInTime = Scene.missing(reason, detail);
            default -> throw new IllegalArgumentException(fact);
        }
    }
}
