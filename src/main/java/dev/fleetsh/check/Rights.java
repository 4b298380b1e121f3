package dev.fleetsh.check;

import dev.fleetsh.check.permission.Grant;
import dev.fleetsh.check.permission.Keys;
import dev.fleetsh.check.permission.RoleRights;
import dev.fleetsh.check.permission.Trust;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Permissions;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.Targets;
import dev.fleetsh.fleet.identity.Role;
import dev.fleetsh.fleet.identity.SessionKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one role may do in one scope, and who may assume it. */
final class Rights {
    private static final List<Need> OF_NODES = List.of(
            Need.REPORT,
            Need.CHANNEL,
            Need.KEY,
            Need.S3_LOOK,
            Need.S3_WRITE,
            Need.S3_KEY,
            Need.LOGS_LOOK,
            Need.LOGS_WRITE);

    private final Scope scope;
    private final String role;
    private final RoleRights rights;

    /** @param role its name, perhaps behind a path or in an ARN */
    Rights(Scope scope, String role) {
        this.scope = scope;
        this.role = last(role);
        this.rights = new RoleRights(permissions(), this.role, ManagedPolicies::allows);
    }

    static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private Permissions permissions() {
        return scope.evidence().permissions();
    }

    /** The role's name, without a path. */
    String role() {
        return role;
    }

    /** The role as IAM describes it. */
    Fact<Role> described() {
        Fact<Role> fact = permissions().roles().get(role);
        return fact == null ? Fact.unknown(Reason.NOT_COLLECTED, "iam:GetRole", Origins.NONE) : fact;
    }

    /** Whether it may do what is needed. */
    Grant grant(Need need) {
        Grant own = rights.on(need.actions());
        if (need != Need.KEY) {
            return own;
        }
        Targets targets = scope.evidence().targets();
        SessionKey key = targets.key().orElse(SessionKey.ABSENT);
        return Keys.of(
                own,
                targets.keyPolicy(),
                described().map(Role::arn).orElse(""),
                scope.account(),
                key.exists() ? key.account() : scope.account(),
                scope.id().partition(),
                need.actions().get(0));
    }

    /** Whether EC2 may assume it, or null where that is not known. */
    @Nullable
    Trust trustOfInstances() {
        Role known = described().orNull();
        return known == null ? null : Trust.forInstances(known.trust(), scope.id());
    }

    /** Whether Systems Manager may assume it, or null where that is not known. */
    @Nullable
    Trust trustOfSystemsManager() {
        Role known = described().orNull();
        return known == null ? null : Trust.forSystemsManager(known.trust(), scope.id());
    }

    /** Where the permissions come from, and when they were asked for. */
    Origin origin() {
        Fact<?> decided = permissions().decisions().get(role);
        return decided == null ? Origins.NONE : decided.origin();
    }

    /** All that verdicts rest on: where it is equal for two roles, every rule decides alike. */
    List<Object> standing() {
        List<Object> standing = new ArrayList<>();
        Fact<Role> described = described();
        standing.add(
                described instanceof Fact.Unknown<Role> unknown
                        ? unknown.reason()
                        : described.map(Role::exists).orElse(false));
        Trust instances = trustOfInstances();
        Trust manager = trustOfSystemsManager();
        standing.add(instances == null ? "" : instances.holds());
        standing.add(manager == null ? "" : manager.holds());
        OF_NODES.forEach(need -> standing.add(standing(grant(need))));
        return standing;
    }

    /** What a verdict rests on of a grant. */
    static Object standing(Grant grant) {
        return grant instanceof Grant.Unknown unknown
                ? unknown.reason()
                : grant.getClass().getSimpleName();
    }
}
