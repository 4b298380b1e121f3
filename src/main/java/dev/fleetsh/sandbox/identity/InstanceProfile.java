package dev.fleetsh.sandbox.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance profile.
 *
 * @param name unique in the account
 * @param path such as {@code /}
 * @param id {@code AIPA…}
 * @param role name of its role, or null
 * @param created when
 */
public record InstanceProfile(
        String name, String path, String id, @Nullable String role, Instant created) {
    /** The profile with this role; null for none. */
    public InstanceProfile withRole(@Nullable String newRole) {
        return new InstanceProfile(name, path, id, newRole, created);
    }

    /** Its ARN in an account. */
    public String arn(String accountId) {
        return "arn:aws:iam::" + accountId + ":instance-profile" + path + name;
    }
}
