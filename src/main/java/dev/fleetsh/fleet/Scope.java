package dev.fleetsh.fleet;

/**
 * What holds for all nodes of one account in one Region.
 *
 * @param id account and Region
 * @param alias a name for people: the profile, or the account's alias; may be empty
 * @param caller ARN that asked, empty when unknown
 * @param preferences session preferences of the Region
 * @param tier activation tier of hybrid nodes
 * @param hostManagement Default Host Management Configuration
 * @param evidence networks, roles, keys and log targets
 */
public record Scope(
        ScopeId id,
        String alias,
        String caller,
        Fact<SessionPreferences> preferences,
        Fact<ActivationTier> tier,
        Fact<HostManagement> hostManagement,
        ScopeEvidence evidence) {

    /** A scope of which nothing but the settings was asked. */
    public Scope(
            ScopeId id,
            String alias,
            String caller,
            Fact<SessionPreferences> preferences,
            Fact<ActivationTier> tier,
            Fact<HostManagement> hostManagement) {
        this(id, alias, caller, preferences, tier, hostManagement, ScopeEvidence.NONE);
    }

    /** The scope with this evidence. */
    public Scope with(ScopeEvidence newEvidence) {
        return new Scope(id, alias, caller, preferences, tier, hostManagement, newEvidence);
    }

    /** Number of the account. */
    public String account() {
        return id.account();
    }

    /** The Region, such as {@code eu-west-3}. */
    public String region() {
        return id.region();
    }

    /** Alias where there is one, else the account, with the Region. */
    public String label() {
        return (alias.isEmpty() ? id.account() : alias) + "/" + id.region();
    }
}
