package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What hybrid and edge nodes cost, the tier, and the quotas of their scope. */
final class HybridChecks {
    static final String HYBRID = "hybrid and edge nodes";

    private HybridChecks() {}

    static List<Definition> all(Edition edition) {
        return List.of(
                check("hybrid-advanced-tier", "The advanced-instances tier is on where it is needed")
                        .appliesTo(HYBRID)
                        .severity(edition == Edition.SEED ? Severity.BLOCKER : Severity.COST)
                        .reads("kind", "tier")
                        .fix(
                                "Where AWS still asks for the tier, set it to advanced; every hybrid node of the scope is then billed.",
                                "enable-advanced-tier")
                        .source("activations")
                        .note("AWS removed the tier on 2026-06-30 (page activations), and the row left"
                                + " session-manager-prerequisites; from 2026-09-30 on, sessions and Run Command on hybrid"
                                + " nodes are billed by use instead. The page of aws-cn still describes the tier, and no"
                                + " date is confirmed for aws-cn and aws-us-gov, so the rule stays there. Rules seed ask"
                                + " for the tier everywhere.")
                        .decides(HybridChecks::tier),
                check("hybrid-usage-cost", "Sessions on the node are free")
                        .appliesTo(HYBRID)
                        .severity(Severity.COST)
                        .reads("kind", "scope")
                        .fix("Nothing to fix; count Run Command and sessions on such nodes. EC2 stays free.")
                        .source("activations")
                        .decides(HybridChecks::cost),
                check("hybrid-quota-1000", "The standard tier has room for more hybrid nodes")
                        .appliesTo(HYBRID)
                        .severity(Severity.ADVISORY)
                        .reads("kind", "tier", "scope")
                        .fix("Set the tier to advanced before registering more.", "enable-advanced-tier")
                        .source("fleet-manager-configure-instance-tiers")
                        .decides(HybridChecks::standardQuota),
                check("node-quota", "The scope is below its quota of managed nodes")
                        .severity(Severity.ADVISORY)
                        .reads("registered", "scope")
                        .fix("Ask AWS for a higher quota.")
                        .source("ssm endpoints and quotas")
                        .decides(HybridChecks::quota));
    }

    static @Nullable Outcome unlessHybrid(Look look) {
        return look.node().kind() == NodeKind.EC2
                ? Outcome.notApplicable("an EC2 instance needs no hybrid activation")
                : null;
    }

    private static TierRule rule(Look look) {
        return TierRule.of(look.scope().id().partition());
    }

    /** Whether the tier still counts: always in edition seed, by partition and date in edition current. */
    private static boolean tierCounts(Look look) {
        return !look.current() || !rule(look).removedBy(look.surroundings().now());
    }

    private static Outcome tier(Look look) {
        Outcome elsewhere = unlessHybrid(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        return tierCounts(look)
                ? neededTier(look).as(Severity.BLOCKER)
                : removedTier(look).as(Severity.COST);
    }

    private static Outcome removedTier(Look look) {
        TierRule rule = rule(look);
        Fact<ActivationTier> tier = look.see("activation tier", look.scope().tier(), "");
        if (tier.is(ActivationTier.STANDARD)) {
            return Outcome.warn(() -> "the tier of " + look.scope().label()
                            + " still reads standard; AWS removed tiers on " + rule.removed()
                            + ", and bills sessions on hybrid nodes by use since " + rule.billed())
                    .advising("Nothing needs doing; AWS no longer asks for the tier here.");
        }
        return tier.isKnown()
                ? Outcome.notApplicable(() -> "AWS removed tiers on " + rule.removed()
                        + (tier.is(ActivationTier.ABSENT) ? ", and the setting with them" : ""))
                : Outcome.unknown("activation tier", tier);
    }

    private static Outcome neededTier(Look look) {
        TierRule rule = rule(look);
        Fact<ActivationTier> tier = look.see("activation tier", look.scope().tier(), "advanced");
        String scope = look.scope().label();
        if (!tier.isKnown()) {
            return Outcome.unknown("activation tier", tier);
        }
        if (tier.is(ActivationTier.ABSENT)) {
            return noSetting(look);
        }
        if (tier.is(ActivationTier.ADVANCED)) {
            return Outcome.pass(() -> "the tier of " + scope + " is advanced");
        }
        if (look.current() && rule.removed() == null) {
            return Outcome.unknown(
                    Reason.NOT_COLLECTED,
                    () -> "the tier of " + scope + " is " + tier
                            + ", and AWS has confirmed no date for its removal in partition " + rule.partition()
                            + "; a session would tell");
        }
        return tier.is(ActivationTier.STANDARD)
                ? Outcome.fail(() -> "the tier of " + scope + " is standard; sessions on hybrid nodes need advanced")
                : Outcome.unknown(Reason.UNPARSEABLE, () -> "AWS gives a tier that fleetsh does not know");
    }

    /** After the removal AWS may have no such setting any more, so that nothing tells what it allows. */
    private static Outcome noSetting(Look look) {
        return Outcome.unknown(
                Reason.NOT_COLLECTED,
                () -> "AWS has no setting of the tier in " + look.scope().label() + "; a session would tell");
    }

    private static Outcome cost(Look look) {
        Outcome elsewhere = unlessHybrid(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        if (!look.current()) {
            return Outcome.notApplicable("the page of this edition knows the tier's price only");
        }
        LocalDate billed = rule(look).billed();
        if (billed == null) {
            return Outcome.unknown(
                    Reason.NOT_COLLECTED,
                    () -> "AWS has confirmed no date for billing by use in partition "
                            + look.scope().id().partition());
        }
        return rule(look).billedBy(look.surroundings().now())
                ? Outcome.warn(
                        () -> "Session Manager and Run Command are billed by use on hybrid nodes since " + billed)
                : Outcome.pass(() -> "billing by use begins on " + billed);
    }

    private static Outcome standardQuota(Look look) {
        Outcome elsewhere = unlessHybrid(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        if (!tierCounts(look)) {
            return Outcome.notApplicable(
                    () -> "AWS removed tiers, and their limit, on " + rule(look).removed());
        }
        Fact<ActivationTier> tier = look.see("activation tier", look.scope().tier(), "");
        if (tier.is(ActivationTier.ADVANCED)) {
            return Outcome.notApplicable("the tier is advanced");
        }
        if (!tier.isKnown()) {
            return Outcome.unknown("activation tier", tier);
        }
        if (tier.is(ActivationTier.ABSENT)) {
            return noSetting(look);
        }
        return count(
                look,
                look.surroundings().population(look.scope()).hybrid(),
                0,
                "hybrid nodes",
                Thresholds.STANDARD_TIER_NODES,
                Thresholds.STANDARD_TIER_NODES);
    }

    private static Outcome quota(Look look) {
        if (look.node().registeredFact().is(false)) {
            return Outcome.notApplicable("not registered, so it does not count");
        }
        return count(
                look,
                look.surroundings().population(look.scope()).managed(),
                look.surroundings().population(look.scope()).doubtful(),
                "managed nodes",
                Thresholds.MANAGED_NODES_NEAR,
                Thresholds.MANAGED_NODES);
    }

    private static Outcome count(Look look, int seen, int doubtful, String what, int near, int most) {
        look.see(what, Fact.known(seen, new Origin("fleet", look.surroundings().now())), "< " + near);
        if (seen >= near) {
            return Outcome.warn(() -> look.scope().label() + " has " + seen + " " + what + " of at most " + most);
        }
        if (seen + doubtful >= near) {
            return Outcome.unknown(
                    Reason.NOT_COLLECTED,
                    () -> look.scope().label() + " has " + seen + " " + what + ", and " + doubtful
                            + " more whose registration is not known; a complete listing would tell");
        }
        return look.surroundings().population(look.scope()).partial()
                ? Outcome.unknown(
                        Reason.NOT_COLLECTED,
                        () -> "some nodes of " + look.scope().label()
                                + " may be missing; a complete listing would tell")
                : Outcome.pass(() -> seen + " " + what + " of at most " + most);
    }

    /** Bucket of what the quota checks read, for decisions by combination. */
    static int bucket(Surroundings surroundings, Node node) {
        Surroundings.Population population = surroundings.population(node.scope());
        return (population.partial() ? 1 : 0)
                + (population.managed() >= Thresholds.MANAGED_NODES_NEAR ? 2 : 0)
                + (population.hybrid() >= Thresholds.STANDARD_TIER_NODES ? 4 : 0)
                + (population.managed() + population.doubtful() >= Thresholds.MANAGED_NODES_NEAR ? 8 : 0);
    }
}
