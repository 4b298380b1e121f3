package dev.fleetsh.check;

import dev.fleetsh.check.permission.Trust;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.identity.Role;
import dev.fleetsh.fleet.policy.Holds;
import org.jspecify.annotations.Nullable;

/** Trust policies as outcomes of rules. */
final class Trusting {
    private Trusting() {}

    /** Whether a role is there and may be assumed. */
    static Outcome outcome(Look look, Rights rights, @Nullable Trust trust) {
        Fact<Role> described = rights.described();
        String role = "role " + rights.role();
        if (described instanceof Fact.Unknown<Role> unknown) {
            return unknown.reason() == Reason.NOT_COLLECTED
                    ? Outcome.notCollected("trust policy of " + role, "iam:GetRole")
                    : Outcome.unknown("trust policy of " + role, described);
        }
        if (trust == null || !described.map(Role::exists).is(true)) {
            look.see(role, described.map(seen -> "absent"), "present");
            return Outcome.fail(
                    () -> role + " does not exist in account " + look.scope().account());
        }
        look.see(role, described.map(seen -> trust.why()), "");
        return trust.holds() == Holds.YES
                ? Outcome.pass(() -> role + " " + trust.why())
                : trust.holds() == Holds.NO
                        ? Outcome.fail(() -> role + ": " + trust.why())
                                .advising(
                                        "Let the service assume the role; conditions must match.", "repair-role-trust")
                        : Outcome.unknown(
                                Reason.MISSING_CONTEXT,
                                () -> "not known: whether " + role + " may be assumed; it " + trust.why());
    }
}
