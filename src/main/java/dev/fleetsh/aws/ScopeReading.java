package dev.fleetsh.aws;

import dev.fleetsh.aws.ScopeSettings.Setting;
import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.Association;

/** What has come of one account and Region so far. What has not come counts as cancelled. */
final class ScopeReading {
    final ScopeId id;
    final String alias;
    final String caller;
    final Listing<Registration> registered;
    final Listing<Machine> machines;
    final Listing<Fact<Boolean>> directoryRoles;
    final Listing<Fact<Boolean>> directoryServices;
    final Listing<Association> agentUpdates;
    /** Refusal of the listing that is asked first; it matters where the other one fails too. */
    volatile @Nullable Refusal firstListing;

    volatile Setting<SessionPreferences> preferences;
    volatile Setting<ActivationTier> tier;
    volatile Setting<HostManagement> hostManagement;

    /**
     * @param alias name for people, may be empty
     * @param caller ARN that asks
     */
    ScopeReading(ScopeId id, String alias, String caller, Instant began) {
        this.id = id;
        this.alias = alias;
        this.caller = caller;
        this.registered = new Listing<>("ssm:DescribeInstanceProperties", began);
        this.machines = new Listing<>("ec2:DescribeInstances", began);
        this.directoryRoles = new Listing<>(DirectoryInventory.OPERATION, began);
        this.directoryServices = new Listing<>(DirectoryInventory.OPERATION, began);
        this.agentUpdates = new Listing<>("ssm:ListAssociations", began);
        this.preferences = cancelled("ssm:GetDocument", began);
        this.tier = cancelled("ssm:GetServiceSetting", began);
        this.hostManagement = cancelled("ssm:GetServiceSetting", began);
    }

    private static <T> Setting<T> cancelled(String operation, Instant began) {
        Refusal refusal = Refusal.cancelled(operation);
        return new Setting<>(refusal.fact(new Origin(operation, began)), refusal);
    }

    /** Nothing that comes later is taken. */
    void freeze() {
        registered.freeze();
        machines.freeze();
        directoryRoles.freeze();
        directoryServices.freeze();
        agentUpdates.freeze();
    }

    /** Alias where there is one, else the account, with the Region. */
    String label() {
        return (alias.isEmpty() ? id.account() : alias) + "/" + id.region();
    }
}
