package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.command.Waiter;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.source.Entrance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkClient;

/** The calls of remedies, with the clients and identities that they are made by. */
final class CloudCalls implements AutoCloseable {
    private final Opened opened;
    private final AwsSettings settings;
    private final Clients clients;
    private final RegionNames regions;
    private final Operations operations = new Operations();
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();
    private final Changes changes;

    CloudCalls(Opened opened, Approvals approvals, Waiter waiter) {
        this.opened = opened;
        this.settings = opened.first();
        Rates rates = opened.rates();
        Credentials credentials = new Credentials(settings, Profiles.of(settings));
        this.clients = new Clients(settings, credentials, rates);
        this.regions = new RegionNames(settings, credentials.profiles());
        this.changes = new Changes(settings, clients, operations, approvals, waiter);
    }

    /**
     * Whom AWS takes the target for that reaches this scope.
     *
     * @throws CloudException when no target does
     */
    Identity identity(ScopeId scope) {
        Identity known = identities.get(scope.account());
        if (known != null) {
            return known;
        }
        List<String> refusals = new ArrayList<>();
        for (AwsSettings way : opened.all()) {
            for (Target target : way.targets()) {
                Identity identity =
                        reaching(scope, Identity.of(target, List.of(scope.region()), clients), way.entrance());
                Refusal refusal = identity.refusal();
                if (refusal != null) {
                    refusals.add(identity.target().label() + ": " + refusal.message());
                } else if (identity.account().equals(scope.account())) {
                    identities.putIfAbsent(identity.account(), identity);
                    return identity;
                }
            }
        }
        throw new CloudException(
                "no credentials for account " + scope.account()
                        + (refusals.isEmpty() ? "" : " (" + String.join("; ", refusals) + ")"),
                "name a profile of that account by --profile");
    }

    /** The same, or by the role that collecting would enter the account with. */
    private Identity reaching(ScopeId scope, Identity own, @Nullable Entrance entrance) {
        boolean there = own.account().equals(scope.account());
        if (entrance == null || own.refusal() != null || there && entrance.organization()) {
            return own;
        }
        boolean meant = entrance.organization()
                || entrance.accounts().contains(scope.account())
                || entrance.single()
                        && entrance.arn(own.partition(), own.account()).contains("::" + scope.account() + ":");
        return meant
                ? Identity.of(Callers.entering(own, scope.account(), "", entrance), List.of(scope.region()), clients)
                : own;
    }

    Object read(ScopeId scope, ApiCall call) {
        Operation<?, ?, ?> operation = operations.named(call.operation());
        if (!OperationNames.READING.contains(call.operation())) {
            throw new CloudException(
                    call.operation() + " changes something and can't be used to read",
                    "an effect of a plan may call it");
        }
        Target target = identity(scope).target();
        SdkClient client = clients.reading(call.service(), target, GlobalServices.region(call.service(), scope));
        AwsRequestOverrideConfiguration plain =
                AwsRequestOverrideConfiguration.builder().build();
        try {
            return new WholeAnswer(operation, call.parameters())
                    .read(parameters -> operation.send(client, parameters, plain));
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Failures.reading(e, call, scope, identity(scope).caller());
        }
    }

    Cloud.Answer change(Permit permit, ScopeId scope, ApiCall call) {
        return changes.make(permit, scope, call, identity(scope));
    }

    Nodes reread(Nodes nodes, Set<String> facts) {
        return new Rereading(settings, clients, this::identity).reread(nodes, RereadFacts.of(facts));
    }

    @Override
    public void close() {
        clients.close();
    }
}
