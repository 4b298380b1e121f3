package dev.fleetsh.check;

import static dev.fleetsh.check.Anything.fact;
import static dev.fleetsh.check.Anything.one;

import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.identity.Activation;
import dev.fleetsh.fleet.identity.Bucket;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Layer;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import dev.fleetsh.fleet.identity.LogGroup;
import dev.fleetsh.fleet.identity.SessionKey;
import dev.fleetsh.fleet.policy.Condition;
import dev.fleetsh.fleet.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Permissions that nobody thought of. */
final class AnyGrants {
    private static final List<String> SERVICES =
            List.of("ec2.amazonaws.com", "ssm.amazonaws.com", "lambda.amazonaws.com");
    private static final String INSTANCES = "arn:aws:ec2:eu-west-3:111111111111:instance/*";

    private AnyGrants() {}

    static void give(Granted granted, Random random) {
        granted.profiles.put(Granted.PROFILE, fact(random, () -> random.nextInt(5) == 0 ? "" : Granted.ROLE));
        for (String role : List.of(Granted.ROLE, "dhmc", "SSMServiceRole")) {
            role(granted, role, random);
        }
        granted.operator = fact(random, () -> operator(random));
        granted.runAs = fact(random, () -> List.of("", "root", "ops").get(random.nextInt(3)));
        granted.key = fact(random, () -> key(random));
        granted.keyPolicy = fact(random, () -> new Policy(List.of()));
        granted.logGroup = fact(
                random, () -> new LogGroup("group", random.nextBoolean(), random.nextBoolean() ? "" : Granted.KEY));
        granted.bucket = fact(
                random,
                () -> new Bucket(
                        "bucket",
                        random.nextBoolean(),
                        "eu-west-3",
                        List.of("", "AES256", "aws:kms").get(random.nextInt(3)),
                        random.nextBoolean() ? "" : Granted.KEY));
        granted.activations = fact(
                random,
                () -> random.nextInt(4) == 0
                        ? Map.of()
                        : Map.of("a-1", new Activation("a-1", "r", random.nextBoolean(), 2, 1 + random.nextInt(2))));
        granted.documents = fact(
                random,
                () -> random.nextInt(3) == 0
                        ? Map.of()
                        : Map.of("Ops", fact(random, () -> SessionPreferences.DEFAULTS)));
        granted.justInTime = fact(random, random::nextBoolean);
    }

    private static void role(Granted granted, String role, Random random) {
        if (random.nextInt(6) == 0) {
            return;
        }
        if (random.nextInt(6) == 0) {
            granted.absent(role);
        } else {
            Condition condition = new Condition(
                    "StringEquals",
                    random.nextBoolean() ? "aws:SourceAccount" : "aws:PrincipalOrgID",
                    List.of(random.nextBoolean() ? "111111111111" : "1"));
            granted.trusting(
                    role,
                    SERVICES.get(random.nextInt(SERVICES.size())),
                    random.nextBoolean() ? new Condition[0] : new Condition[] {condition});
        }
        if (random.nextInt(4) == 0) {
            granted.attached(
                    role,
                    List.of("AmazonSSMManagedInstanceCore", "AdministratorAccess", "Other")
                            .get(random.nextInt(3)));
            return;
        }
        granted.decisions.put(role, fact(random, () -> decisions(random)));
    }

    private static List<Decision> decisions(Random random) {
        List<Decision> decisions = new ArrayList<>();
        for (Need need : Need.values()) {
            for (String action : need.actions()) {
                if (random.nextInt(12) > 0) {
                    decisions.add(decision(action, "*", random));
                }
            }
        }
        return decisions;
    }

    private static List<Decision> operator(Random random) {
        return List.of(
                decision("ssm:StartSession", INSTANCES, random),
                decision("ssm:StartSession", "*", random),
                decision("kms:GenerateDataKey", "*", random));
    }

    private static Decision decision(String action, String resource, Random random) {
        return new Decision(
                action,
                resource,
                random.nextInt(4) > 0 ? Outcome.ALLOWED : one(random, Outcome.values()),
                random.nextInt(8) > 0 ? Layer.NONE : one(random, Layer.values()),
                random.nextInt(8) > 0 ? Layer.NONE : one(random, Layer.values()),
                random.nextInt(8) > 0 ? List.of() : List.of("aws:RequestedRegion"),
                List.of(),
                resource.equals(INSTANCES) && random.nextBoolean() ? Map.of("ssm:resourceTag/Env", "dev") : Map.of());
    }

    private static SessionKey key(Random random) {
        return random.nextInt(5) == 0
                ? SessionKey.ABSENT
                : new SessionKey(
                        Granted.KEY,
                        random.nextBoolean() ? "Enabled" : "Disabled",
                        random.nextInt(4) > 0 ? "ENCRYPT_DECRYPT" : "SIGN_VERIFY",
                        "SYMMETRIC_DEFAULT");
    }
}
