package dev.fleetsh.check;

import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.GoldenPermissions.allowed;
import static dev.fleetsh.check.GoldenPermissions.missing;
import static dev.fleetsh.check.GoldenPermissions.refused;
import static dev.fleetsh.check.GoldenPermissions.weak;
import static dev.fleetsh.check.Granted.KEY;
import static dev.fleetsh.check.Scene.hybrid;
import static dev.fleetsh.check.Scene.known;
import static dev.fleetsh.check.Scene.linux;

import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Layer;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import dev.fleetsh.fleet.identity.SessionKey;
import dev.fleetsh.fleet.policy.Policy;
import java.util.List;
import java.util.Map;

/** Keys, log targets, the user that sessions run as, and the person who asks. */
final class GoldenTargets {
    private static final String SYMMETRIC = "SYMMETRIC_DEFAULT";
    private static final String USE = "ENCRYPT_DECRYPT";

    private GoldenTargets() {}

    static void add(List<Golden.Case> cases) {
        keys(cases);
        logs(cases);
        runAs(cases);
        operator(cases);
        ways(cases);
    }

    private static Scene keyed(String state, String usage, String spec) {
        return linux().kms().granted(granted -> granted.key(state, usage, spec));
    }

    private static void keys(List<Golden.Case> cases) {
        Scene absent = linux().kms();
        absent.granted.key = known(SessionKey.ABSENT);
        Scene foreign = linux().preferring(new SessionPreferences(
                true,
                "arn:aws:kms:us-east-1:111111111111:key/1",
                "",
                true,
                "",
                true,
                false,
                false,
                "",
                "",
                "",
                "20",
                "",
                false));
        on("session-kms-key-usable", cases)
                .pass(keyed("Enabled", USE, SYMMETRIC))
                .fail(keyed("Disabled", USE, SYMMETRIC))
                .fail(keyed("PendingDeletion", USE, SYMMETRIC))
                .fail(keyed("Enabled", "SIGN_VERIFY", "RSA_2048"))
                .fail(keyed("Enabled", USE, "RSA_2048"))
                .fail(absent)
                .fail(foreign)
                .unknownAs(reason -> linux().kms().no("key", reason));
        Scene closed = linux().kms().granted(allowed(Need.REPORT, Need.KEY));
        closed.granted.keyPolicy = known(new Policy(List.of()));
        on("node-role-kms-decrypt", cases)
                .pass(linux().kms().granted(allowed(Need.REPORT, Need.KEY)))
                .fail(linux().kms().granted(allowed(Need.REPORT)).granted(refused(Need.KEY)))
                .fail(linux().kms().profile(""))
                .fail(closed)
                .warn(linux().kms().granted(weak("AdministratorAccess")))
                .unknown(Reason.DENIED, linux().kms().granted(weak("AmazonSSMManagedInstanceCore")))
                .unknown(
                        Reason.MISSING_CONTEXT,
                        linux().kms().granted(allowed(Need.REPORT)).granted(missing(Need.KEY, "kms:ViaService")))
                .unknownAs(reason -> linux().kms().no("profile", reason))
                .unknownAs(reason -> linux().kms().granted(allowed()).no("decisions", reason))
                .unknownAs(reason ->
                        linux().kms().granted(allowed(Need.REPORT, Need.KEY)).no("keyPolicy", reason))
                .unknownAs(reason -> linux().kms()
                        .granted(allowed(Need.REPORT))
                        .granted(refused(Need.KEY))
                        .no("keyPolicy", reason));
    }

    private static void logs(List<Golden.Case> cases) {
        on("log-encryption-mismatch", cases)
                .notApplicable(linux())
                .notApplicable(linux().s3(false))
                .notApplicable(linux().cloudWatch(false))
                .pass(linux().s3(true).granted(granted -> granted.bucket(true, "AES256", "")))
                .pass(linux().cloudWatch(true).granted(granted -> granted.group(true, KEY)))
                .fail(linux().s3(true).granted(granted -> granted.bucket(true, "", "")))
                .fail(linux().s3(true).granted(granted -> granted.bucket(false, "", "")))
                .fail(linux().cloudWatch(true).granted(granted -> granted.group(true, "")))
                .fail(linux().cloudWatch(true).granted(granted -> granted.group(false, "")))
                .unknownAs(reason -> linux().s3(true).no("bucket", reason))
                .unknownAs(reason -> linux().cloudWatch(true).no("logGroup", reason))
                .unknownAs(reason -> linux().no("preferences", reason));
        on("node-log-s3", cases)
                .pass(linux().s3(true).granted(allowed(Need.REPORT, Need.S3_LOOK, Need.S3_WRITE)))
                .pass(linux().s3(false).granted(allowed(Need.REPORT, Need.S3_WRITE)))
                .pass(linux().s3(true)
                        .granted(allowed(Need.REPORT, Need.S3_LOOK, Need.S3_WRITE, Need.S3_KEY))
                        .granted(granted -> granted.bucket(true, "aws:kms", KEY)))
                .fail(
                        Severity.BLOCKER,
                        linux().s3(true)
                                .granted(allowed(Need.REPORT, Need.S3_WRITE))
                                .granted(refused(Need.S3_LOOK)))
                .fail(
                        Severity.DEGRADED,
                        linux().s3(true)
                                .granted(allowed(Need.REPORT, Need.S3_LOOK))
                                .granted(refused(Need.S3_WRITE)))
                .fail(
                        Severity.DEGRADED,
                        linux().s3(false).granted(allowed(Need.REPORT)).granted(refused(Need.S3_WRITE)))
                .fail(
                        Severity.DEGRADED,
                        linux().s3(true)
                                .granted(allowed(Need.REPORT, Need.S3_LOOK, Need.S3_WRITE))
                                .granted(refused(Need.S3_KEY))
                                .granted(granted -> granted.bucket(true, "aws:kms", KEY)))
                .fail(Severity.DEGRADED, linux().s3(false).granted(granted -> granted.bucket(false, "", "")))
                .fail(Severity.BLOCKER, linux().s3(true).profile(""))
                .warn(linux().s3(true).granted(weak("AdministratorAccess")))
                .unknown(Reason.DENIED, Severity.BLOCKER, linux().s3(true).granted(weak("AmazonS3FullAccess")))
                .unknownAs(reason -> linux().s3(false).no("profile", reason));
        on("node-log-cloudwatch", cases)
                .pass(linux().cloudWatch(true).granted(allowed(Need.REPORT, Need.LOGS_LOOK, Need.LOGS_WRITE)))
                .fail(
                        Severity.BLOCKER,
                        linux().cloudWatch(true)
                                .granted(allowed(Need.REPORT, Need.LOGS_WRITE))
                                .granted(refused(Need.LOGS_LOOK)))
                .fail(
                        Severity.DEGRADED,
                        linux().cloudWatch(true)
                                .granted(allowed(Need.REPORT, Need.LOGS_LOOK))
                                .granted(refused(Need.LOGS_WRITE)))
                .fail(Severity.DEGRADED, linux().cloudWatch(false).granted(granted -> granted.group(false, "")))
                .fail(Severity.DEGRADED, linux().cloudWatch(true).granted(granted -> granted.group(false, "")))
                .fail(Severity.BLOCKER, linux().cloudWatch(true).profile(""))
                .warn(linux().cloudWatch(true).granted(weak("AdministratorAccess")))
                .unknownAs(reason -> linux().cloudWatch(false).no("profile", reason));
    }

    private static Scene tagged(String tag, Scene scene) {
        scene.granted.runAs = known(tag);
        return scene;
    }

    private static void runAs(List<Golden.Case> cases) {
        on("runas-user-exists", cases)
                .pass(tagged("dba", linux().runAs("ops").runAsUser("dba", true)))
                .fail(tagged("dba", linux().runAs("ops").runAsUser("dba", false)))
                .fail(tagged("root", linux().runAs("ops")))
                .fail(tagged("", linux().runAs("")))
                .pass(tagged("", linux().runAs("ops").runAsUser("ops", true)))
                .unknown(
                        Reason.NOT_COLLECTED, tagged("dba", linux().runAs("ops").runAsUser("ops", true)))
                .unknownAs(reason -> linux().runAs("").no("runAsTag", reason));
    }

    private static Decision decision(String action, String resource, Outcome outcome, Map<String, String> context) {
        return new Decision(action, resource, outcome, Layer.NONE, Layer.NONE, List.of(), List.of(), context);
    }

    private static Decision start(String resource, Outcome outcome) {
        return decision("ssm:StartSession", resource, outcome, Map.of());
    }

    private static Scene asking(Scene scene, Decision... decisions) {
        return scene.granted(granted -> granted.operator(decisions));
    }

    private static void operator(List<Golden.Case> cases) {
        String instances = "arn:aws:ec2:eu-west-3:111111111111:instance/*";
        String managed = "arn:aws:ssm:eu-west-3:111111111111:managed-instance/*";
        String documents = "arn:aws:ssm:eu-west-3:111111111111:document/SSM-SessionManagerRunShell";
        Decision tagged =
                decision("ssm:StartSession", instances, Outcome.ALLOWED, Map.of("ssm:resourceTag/Env", "dev"));
        Decision untagged = new Decision(
                "ssm:StartSession",
                instances,
                Outcome.IMPLICIT_DENY,
                Layer.NONE,
                Layer.NONE,
                List.of("ssm:resourceTag/Env"),
                List.of());
        on("operator-start-session", cases)
                .pass(asking(linux(), start(instances, Outcome.ALLOWED)))
                .pass(asking(hybrid(), start(managed, Outcome.ALLOWED), start(documents, Outcome.ALLOWED)))
                .warn(asking(linux(), start(instances, Outcome.ALLOWED), start(documents, Outcome.IMPLICIT_DENY)))
                .fail(Severity.ADVISORY, asking(linux(), start(instances, Outcome.IMPLICIT_DENY)))
                .fail(asking(hybrid(), start(instances, Outcome.ALLOWED), start("*", Outcome.EXPLICIT_DENY)))
                .pass(asking(linux().tagged("Env", "dev"), untagged, tagged))
                .unknown(Reason.MISSING_CONTEXT, asking(linux().tagged("Env", "prod"), untagged, tagged))
                .unknownAs(reason -> linux().no("operator", reason));
        Decision makes = decision("kms:GenerateDataKey", "*", Outcome.ALLOWED, Map.of());
        Decision not = decision("kms:GenerateDataKey", "*", Outcome.EXPLICIT_DENY, Map.of());
        on("operator-kms", cases)
                .notApplicable(linux())
                .pass(asking(linux().kms(), makes))
                .fail(Severity.ADVISORY, asking(linux().kms(), not))
                .unknownAs(reason -> linux().kms().no("operator", reason))
                .unknownAs(reason -> linux().no("preferences", reason));
    }

    private static void ways(List<Golden.Case> cases) {
        Scene none = linux();
        none.granted.documents = known(Map.of());
        Scene own = linux();
        own.granted.documents = known(Map.of("Ops-Shell", known(SessionPreferences.DEFAULTS)));
        Scene broken = linux();
        broken.granted.documents = known(Map.of("Ops-Shell", Scene.missing(Reason.UNPARSEABLE, "not JSON")));
        on("custom-session-documents", cases)
                .notApplicable(none)
                .pass(own)
                .warn(broken)
                .unknownAs(reason -> linux().no("documents", reason));
        Scene approved = linux();
        approved.granted.justInTime = known(true);
        Scene free = linux();
        free.granted.justInTime = known(false);
        on("jit-access", cases).pass(free).warn(approved).unknownAs(reason -> linux().no("justInTime", reason));
    }
}
