package dev.fleetsh.aws;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Asks whether a node has a session channel. */
record ChannelQuestion(
        Supplier<SsmClient> ssm, Interner interner, Clock clock, AwsRequestOverrideConfiguration patience)
        implements NodeCalls.Question {
    @Override
    public void ask(Registration node) {
        String status = ssm.get()
                .getConnectionStatus(request -> request.target(node.id).overrideConfiguration(patience))
                .statusAsString();
        Origin origin = second("ssm:GetConnectionStatus");
        node.channel = interner.of(
                status == null
                        ? Refusal.garbage("ssm:GetConnectionStatus", "the answer holds no status")
                                .<ChannelStatus>fact(origin)
                        : Fact.known(ChannelStatus.of(status), origin));
    }

    @Override
    public void unknown(Registration node, Refusal refusal) {
        node.channel = interner.of(refusal.<ChannelStatus>fact(second(refusal.operation())));
    }

    /** To the second, so that the answers for single nodes share few origins. */
    private Origin second(String operation) {
        return interner.of(new Origin(operation, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
