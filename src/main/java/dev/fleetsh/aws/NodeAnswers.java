package dev.fleetsh.aws;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Tags;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;

/** What Systems Manager answers about one node at a time; a failure becomes an unknown. */
final class NodeAnswers {
    private NodeAnswers() {}

    static Fact<ChannelStatus> channel(SsmClient ssm, String id, Clock clock) {
        String operation = "ssm:GetConnectionStatus";
        try {
            String status =
                    ssm.getConnectionStatus(request -> request.target(id)).statusAsString();
            return status == null
                    ? Refusal.garbage(operation, "the answer holds no status").fact(second(operation, clock))
                    : Fact.known(ChannelStatus.of(status), second(operation, clock));
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            return Refusal.of(e, operation).fact(second(operation, clock));
        }
    }

    static Tags tags(SsmClient ssm, String id, Interner interner, Clock clock) {
        String operation = "ssm:ListTagsForResource";
        try {
            Map<String, String> tags = new TreeMap<>();
            ssm.listTagsForResource(request -> request.resourceType(ResourceTypeForTagging.MANAGED_INSTANCE)
                            .resourceId(id))
                    .tagList()
                    .forEach(tag -> tags.put(interner.text(tag.key()), interner.text(tag.value())));
            return Tags.of(tags);
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            Fact<?> unknown = Refusal.of(e, operation).fact(second(operation, clock));
            return Tags.unknown((Fact.Unknown<?>) unknown);
        }
    }

    /** To the second, so that answers for single nodes share few origins. */
    private static Origin second(String operation, Clock clock) {
        return new Origin(operation, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }
}
