package dev.fleetsh.remedy.cloud;

import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.State;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what may not be there: that AWS has no such thing is an answer, and not a failure to look. */
public final class Lookup {
    /** Codes by which services say so, each by its own; access that is denied is none of them. */
    private static final Set<String> ABSENT = Set.of(
            "NoSuchEntity",
            "InvalidDocument",
            "ServiceSettingNotFound",
            "AssociationDoesNotExist",
            "ResourceNotFoundException",
            "NotFoundException",
            "ServerSideEncryptionConfigurationNotFoundError",
            "InvalidGroup.NotFound",
            "InvalidNetworkAclID.NotFound",
            "InvalidVpcEndpointId.NotFound");

    private Lookup() {}

    /**
     * The answer of a reading operation, or null where AWS knows nothing of that name.
     *
     * @throws dev.fleetsh.fleet.CloudException as {@link Cloud#read}
     * @throws RefusedException for every other refusal
     */
    public static @Nullable Object read(Cloud cloud, ScopeId scope, ApiCall call) {
        try {
            return cloud.read(scope, call);
        } catch (RefusedException refused) {
            if (ABSENT.contains(refused.code())) {
                return null;
            }
            throw refused;
        }
    }

    /** What the state's fact is now; null where the thing that has it is not there. */
    public static @Nullable Object now(Cloud cloud, ScopeId scope, State state) {
        return state.path().in(read(cloud, scope, state.reading()));
    }
}
