package dev.fleetsh.remedy.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnTest {
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final List<String> RULE = List.of("endpoint-ssm-443");

    private final Fleet fleet = new SmallFleet()
            .disconnected("i-1")
            .healthy("i-2")
            .with("i-3", node -> node.channel(SmallFleet.known(ChannelStatus.NOT_CONNECTED))
                    .agent(SmallFleet.known(AgentVersion.require("2.0.0.0"))))
            .fleet();

    private Verification verification(String... nodes) {
        return new Return(Assessment.of(fleet, Edition.CURRENT, SmallFleet.NOW))
                .verification(
                        RULE,
                        Arrays.stream(nodes).map(fleet::node).toList(),
                        List.of("endpoint-ssm-443", "node-online", "session-channel"),
                        SOON);
    }

    @Test
    void nodesThatOnlyWaitForItMustBeHeardAndThoseThatAreHeardMustStaySo() {
        assertThat(verification("i-1", "i-2", "i-3"))
                .isEqualTo(new Verification(
                        List.of("endpoint-ssm-443", "node-online", "session-channel"), List.of("i-1", "i-2"), SOON));
    }

    @Test
    void whereNoneComesBackTheRuleTells() {
        assertThat(verification("i-2", "i-3")).isEqualTo(new Verification(RULE, List.of("i-2", "i-3"), SOON));
    }
}
