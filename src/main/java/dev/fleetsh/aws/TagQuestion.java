package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Tags;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;

/** Asks for the tags of a node that is no EC2 instance. */
record TagQuestion(Supplier<SsmClient> ssm, Interner interner, Clock clock, AwsRequestOverrideConfiguration patience)
        implements NodeCalls.Question {
    @Override
    public void ask(Registration node) {
        Map<String, String> tags = new TreeMap<>();
        ssm.get()
                .listTagsForResource(request -> request.resourceType(ResourceTypeForTagging.MANAGED_INSTANCE)
                        .resourceId(node.id)
                        .overrideConfiguration(patience))
                .tagList()
                .forEach(tag -> tags.put(interner.text(tag.key()), interner.text(tag.value())));
        node.tags = interner.of(Tags.of(tags));
    }

    @Override
    public void unknown(Registration node, Refusal refusal) {
        Fact<?> fact = refusal.fact(second(refusal.operation()));
        node.tags = interner.of(Tags.unknown((Fact.Unknown<?>) fact));
    }

    /** To the second, so that the answers for single nodes share few origins. */
    private Origin second(String operation) {
        return interner.of(new Origin(operation, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
