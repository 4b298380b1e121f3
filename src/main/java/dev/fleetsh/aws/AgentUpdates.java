package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Tags;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.Association;
import software.amazon.awssdk.services.ssm.model.Target;

/** Which nodes the associations of {@code AWS-UpdateSSMAgent} reach. All targets of an association have to match. */
final class AgentUpdates {
    private enum Match {
        YES,
        NO,
        UNKNOWN
    }

    private final Interner interner;

    AgentUpdates(Interner interner) {
        this.interner = interner;
    }

    /**
     * @param listing what came of ssm:ListAssociations; where it is not whole, a node that none of its associations
     *     reaches is unknown
     */
    Fact<Boolean> of(String id, Tags tags, Listing<Association> listing) {
        Origin origin = listing.origin();
        Match best = Match.NO;
        for (Association association : listing.rows()) {
            Match match = match(association, id, tags);
            if (match == Match.YES) {
                return interner.of(Fact.known(true, origin));
            }
            best = match == Match.UNKNOWN ? match : best;
        }
        Refusal missing = listing.missing();
        if (missing != null) {
            return interner.of(missing.fact(origin));
        }
        if (best == Match.NO) {
            return interner.of(Fact.known(false, origin));
        }
        Fact.Unknown<?> why = tags.why();
        return why != null
                ? why.as()
                : interner.of(Fact.unknown(Reason.NOT_COLLECTED, "an association targets a resource group", origin));
    }

    private static Match match(Association association, String id, Tags tags) {
        if (association.targets().isEmpty()) {
            return id.equals(association.instanceId()) ? Match.YES : Match.NO;
        }
        Match all = Match.YES;
        for (Target target : association.targets()) {
            Match match = match(target, id, tags);
            if (match == Match.NO) {
                return Match.NO;
            }
            all = match == Match.UNKNOWN ? match : all;
        }
        return all;
    }

    private static Match match(Target target, String id, Tags tags) {
        String key = target.key() == null ? "" : target.key();
        List<String> values = target.values();
        if (key.equalsIgnoreCase("InstanceIds")) {
            return values.contains("*") || values.contains(id) ? Match.YES : Match.NO;
        }
        if (key.startsWith("tag:") || key.equals("tag-key")) {
            if (!tags.isKnown()) {
                return Match.UNKNOWN;
            }
            boolean reached = key.equals("tag-key")
                    ? values.stream().anyMatch(tags::containsKey)
                    : tags.containsKey(key.substring(4)) && values.contains(tags.get(key.substring(4)));
            return reached ? Match.YES : Match.NO;
        }
        return key.startsWith("aws:NoOp") ? Match.NO : Match.UNKNOWN;
    }
}
