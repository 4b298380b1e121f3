package dev.fleetsh.check;

import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.Granted.ROLE;
import static dev.fleetsh.check.Scene.hybrid;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.unregistered;

import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Layer;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import dev.fleetsh.fleet.policy.Condition;
import java.util.List;
import java.util.function.Consumer;

/** Roles of nodes, and who may assume them. */
final class GoldenPermissions {
    private static final String EC2 = "ec2.amazonaws.com";
    private static final String SSM = "ssm.amazonaws.com";
    private static final String LENT = "dhmc";
    private static final Condition FOREIGN =
            new Condition("StringEquals", "aws:SourceAccount", List.of("999999999999"));
    private static final Condition OTHER = new Condition("StringEquals", "aws:PrincipalOrgID", List.of("o-1"));

    private GoldenPermissions() {}

    static Consumer<Granted> allowed(Need... needs) {
        return granted -> granted.allowing(needs);
    }

    static Consumer<Granted> refused(Need... needs) {
        return granted -> granted.profile(ROLE).trusting(ROLE, EC2).simulated(ROLE, Outcome.IMPLICIT_DENY, needs);
    }

    static Consumer<Granted> missing(Need need, String key) {
        return granted -> need.actions().forEach(action -> granted.profile(ROLE)
                .trusting(ROLE, EC2)
                .decided(
                        ROLE,
                        new Decision(
                                action, "*", Outcome.IMPLICIT_DENY, Layer.NONE, Layer.NONE, List.of(key), List.of())));
    }

    static Consumer<Granted> weak(String policy) {
        return granted -> granted.profile(ROLE).trusting(ROLE, EC2).attached(ROLE, policy);
    }

    private static Scene lost() {
        return linux().lost();
    }

    /** A lost instance without a profile, to which a role is lent. */
    private static Scene lent() {
        return lost().profile("").management("service-role/" + LENT);
    }

    private static Consumer<Granted> lending(Outcome outcome) {
        return granted -> granted.trusting(LENT, SSM).simulated(LENT, outcome, Need.REPORT, Need.CHANNEL);
    }

    private static Scene registration() {
        Scene scene = hybrid().lost();
        scene.role = Scene.known("service-role/" + ROLE);
        return scene;
    }

    static void add(List<Golden.Case> cases) {
        instances(cases);
        roles(cases);
        hybrids(cases);
    }

    private static void instances(List<Golden.Case> cases) {
        on("ec2-permissions", cases)
                .pass(lost().granted(allowed(Need.REPORT)))
                .pass(unregistered().granted(allowed(Need.REPORT)))
                .warn(lost().granted(weak("AmazonSSMManagedInstanceCore")))
                .unknown(Reason.DENIED, lost().granted(weak("AmazonS3ReadOnlyAccess")))
                .fail(lost().granted(refused(Need.REPORT)))
                .fail(lost().granted(granted -> granted.profile("")))
                .fail(lost().granted(granted -> granted.profile(ROLE).trusting(ROLE, "lambda.amazonaws.com")))
                .warn(Severity.ADVISORY, linux().granted(refused(Need.REPORT)))
                .pass(linux().granted(allowed(Need.REPORT)))
                .pass(lent().granted(lending(Outcome.ALLOWED)))
                .fail(lent().granted(lending(Outcome.IMPLICIT_DENY)))
                .pass(lost().management(LENT).granted(refused(Need.REPORT)).granted(lending(Outcome.ALLOWED)))
                .fail(lost().management(LENT)
                        .agent("3.2.581.999999")
                        .granted(refused(Need.REPORT))
                        .granted(lending(Outcome.ALLOWED)))
                .unknown(Reason.MISSING_CONTEXT, lost().granted(missing(Need.REPORT, "aws:RequestedRegion")))
                .unknownAs(reason -> lost().no("profileRole", reason))
                .unknownAs(reason -> lost().granted(allowed()).no("decisions", reason))
                .unknownAs(reason -> lost().granted(refused(Need.REPORT)).no("hostManagement", reason));
        on("ec2-profile-has-role", cases)
                .pass(lost().granted(allowed()))
                .fail(lost().granted(granted -> granted.profile("")))
                .fail(lost().granted(granted -> granted.profile(ROLE).absent(ROLE)))
                .fail(lost().granted(granted -> granted.profile(ROLE).trusting(ROLE, SSM)))
                .warn(lost().management(LENT).agent("3.2.582.0").granted(granted -> granted.profile("")))
                .fail(lost().management(LENT).agent("3.2.581.999999").granted(granted -> granted.profile("")))
                .warn(Severity.ADVISORY, linux().granted(granted -> granted.profile("")))
                .pass(linux().management(LENT).granted(granted -> granted.profile("")))
                .unknown(Reason.MISSING_CONTEXT, lost().granted(granted -> granted.profile(ROLE)
                        .trusting(ROLE, EC2, FOREIGN)))
                .unknownAs(reason -> lost().no("profileRole", reason))
                .unknownAs(reason ->
                        lost().granted(granted -> granted.profile(ROLE)).no("trust", reason));
        on("dhmc-role", cases)
                .pass(lent().granted(lending(Outcome.ALLOWED)))
                .fail(lent().granted(lending(Outcome.EXPLICIT_DENY)))
                .fail(lent().granted(granted -> granted.absent(LENT)))
                .fail(lent().granted(granted -> granted.trusting(LENT, SSM, FOREIGN)))
                .warn(lent().granted(granted ->
                        granted.trusting(LENT, SSM).attached(LENT, "AmazonSSMManagedEC2InstanceDefaultPolicy")))
                .warn(Severity.ADVISORY, linux().profile("").management(LENT).granted(granted -> granted.absent(LENT)))
                .notApplicable(lost().management(LENT).granted(allowed(Need.REPORT)))
                .fail(lost().management(LENT).granted(refused(Need.REPORT)).granted(granted -> granted.absent(LENT)))
                .unknown(Reason.MISSING_CONTEXT, lent().granted(granted -> granted.trusting(LENT, SSM, OTHER)));
    }

    private static void roles(List<Golden.Case> cases) {
        on("node-role-ssmmessages", cases)
                .pass(linux().disconnected().granted(allowed(Need.REPORT, Need.CHANNEL)))
                .warn(linux().disconnected().granted(weak("AmazonSSMManagedInstanceCore")))
                .fail(linux().disconnected().profile(""))
                .fail(linux().disconnected()
                        .granted(allowed(Need.REPORT))
                        .granted(granted -> granted.simulated(ROLE, Outcome.IMPLICIT_DENY, Need.CHANNEL)))
                .warn(
                        Severity.ADVISORY,
                        linux().granted(allowed(Need.REPORT))
                                .granted(granted -> granted.simulated(ROLE, Outcome.EXPLICIT_DENY, Need.CHANNEL)))
                .pass(lent().agent("3.2.582.0").granted(lending(Outcome.ALLOWED)))
                .fail(lent().agent("3.2.581.999999").granted(lending(Outcome.ALLOWED)))
                .pass(registration()
                        .granted(granted -> granted.simulated(ROLE, Outcome.ALLOWED, Need.REPORT, Need.CHANNEL)))
                .unknown(
                        Reason.MISSING_CONTEXT,
                        lost().granted(allowed(Need.REPORT)).granted(missing(Need.CHANNEL, "aws:SourceVpc")))
                .unknownAs(reason -> lost().no("profile", reason))
                .unknownAs(reason -> hybrid().lost().no("role", reason))
                .unknownAs(reason -> lent().no("agent", reason))
                .unknownAs(reason -> lent().no("hostManagement", reason))
                .unknownAs(reason -> lost().granted(allowed()).no("decisions", reason));
    }

    private static void hybrids(List<Golden.Case> cases) {
        on("hybrid-role-permissions", cases)
                .pass(registration()
                        .granted(granted -> granted.simulated(ROLE, Outcome.ALLOWED, Need.REPORT, Need.CHANNEL)))
                .fail(registration()
                        .granted(granted -> granted.simulated(ROLE, Outcome.IMPLICIT_DENY, Need.REPORT, Need.CHANNEL)))
                .fail(registration().granted(granted -> granted.simulated(ROLE, Outcome.ALLOWED, Need.REPORT)
                        .simulated(ROLE, Outcome.IMPLICIT_DENY, Need.CHANNEL)))
                .warn(registration().granted(granted -> granted.attached(ROLE, "AdministratorAccess")))
                .warn(
                        Severity.ADVISORY,
                        hybrid().granted(granted ->
                                granted.simulated("SSMServiceRole", Outcome.EXPLICIT_DENY, Need.REPORT, Need.CHANNEL)))
                .unknownAs(reason -> registration().no("decisions", reason));
        on("hybrid-role-trust", cases)
                .pass(registration().granted(granted -> granted.trusting(ROLE, SSM)))
                .fail(registration().granted(granted -> granted.trusting(ROLE, EC2)))
                .fail(registration().granted(granted -> granted.trusting(ROLE, SSM, FOREIGN)))
                .fail(registration().granted(granted -> granted.absent(ROLE)))
                .warn(Severity.ADVISORY, hybrid().granted(granted -> granted.absent("SSMServiceRole")))
                .unknown(Reason.MISSING_CONTEXT, registration().granted(granted -> granted.trusting(ROLE, SSM, OTHER)))
                .unknownAs(reason -> registration().no("trust", reason));
        on("hybrid-activation", cases)
                .notApplicable(linux())
                .notApplicable(hybrid().lost())
                .pass(hybrid().activation("a-1"))
                .pass(registration().activation("a-1").granted(granted -> granted.activation(false, 2, 1)))
                .warn(registration().activation("a-1").granted(granted -> granted.activation(true, 2, 1)))
                .warn(registration().activation("a-1").granted(granted -> granted.activation(false, 2, 2)))
                .warn(registration().activation("a-2").granted(granted -> granted.activation(false, 2, 1)))
                .unknown(Reason.NOT_COLLECTED, registration().activation("a-1"))
                .unknownAs(reason -> registration().activation("a-1").no("activations", reason));
        on("machine-once", cases)
                .notApplicable(linux())
                .pass(hybrid())
                .pass(hybrid().lost().twin(hybrid().lost()))
                .pass(hybrid().twin(hybrid()))
                .fail(Severity.BLOCKER, hybrid().lost().twin(hybrid()))
                .fail(hybrid().lost().twin(linux()))
                .warn(Severity.ADVISORY, hybrid().twin(hybrid().lost()))
                .warn(linux().twin(hybrid().lost()))
                .notApplicable(linux().twin(linux().lost()));
    }
}
