package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Lending;
import dev.fleetsh.sandbox.service.ScopeIndex;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.CredentialScope;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.wire.WireRequest;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.ServiceSetting;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.regions.Region;

/** Who signed a request, and for which scope. */
final class Callers {
    private static final String TOKEN = "X-Amz-Security-Token";

    /** Services that answer for every Region are called through this one too, whether it has nodes or not. */
    private static final String GLOBAL_REGION = "us-east-1";

    private final LiveWorld live;
    private final Lending lending;
    private final Map<CredentialScope, Caller> known = new ConcurrentHashMap<>();

    /** @param lending what was lent of the accounts */
    Callers(LiveWorld live, Lending lending) {
        this.live = live;
        this.lending = lending;
    }

    /**
     * The caller of a service; an access key id that no account has, and that was not lent, belongs to the first.
     *
     * @throws ServiceError where the Region doesn't exist or isn't enabled, or lent credentials have ended
     */
    Caller find(Service service, CredentialScope signed, WireRequest request) {
        World world = live.snapshot();
        Account lent =
                lending.account(signed.accessKeyId(), request.header(TOKEN).orElse(""), live.now(), service.errors());
        Account account = lent != null ? lent : owner(world, signed.accessKeyId());
        SimScope scope = world.scope(account.id(), signed.region());
        if (scope == null) {
            boolean global =
                    signed.region().equals(GLOBAL_REGION) || signed.region().equals(Region.AWS_GLOBAL.id());
            if (!service.global() || !global) {
                throw exists(signed.region())
                        ? service.errors().unknownCredentials()
                        : service.errors().noSuchRegion();
            }
            scope = empty(account, signed.region());
        }
        Caller caller = known.get(signed);
        if (caller == null || caller.scope() != scope) {
            caller = new Caller(account, signed.region(), ScopeIndex.of(scope), live);
            known.put(signed, caller);
        }
        return caller;
    }

    private static Account owner(World world, String accessKeyId) {
        return world.accounts().stream()
                .filter(candidate -> candidate.accessKeyId().equals(accessKeyId))
                .findFirst()
                .orElseGet(() -> world.accounts().get(0));
    }

    /** Whether AWS has such a Region, as far as the SDK knows. */
    static boolean exists(String region) {
        return Region.regions().contains(Region.of(region));
    }

    private static SimScope empty(Account account, String region) {
        ServiceSetting none = new ServiceSetting("", "Default");
        return new SimScope(account, region, null, Set.of(), null, none, List.of(), List.of());
    }
}
