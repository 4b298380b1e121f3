package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.sandbox.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** EC2 takes blocks of IPv6 under a name of their own. */
@Timeout(120)
class EgressBySixTest {
    private static final List<String> NODES = List.of("APP-BOSTON-21");

    @TempDir
    Path folder;

    @Test
    void aRuleToABlockOfIpv6IsMadeOnceAndTakenBack() {
        try (Lab lab = new Lab(Edition.CURRENT, NODES, folder)) {
            Fleet fleet = lab.fleet();
            World former = lab.sandbox.world();
            Map<String, Object> six = Map.of("to", "::/0");
            Plan plan = lab.plan("open-egress-443", fleet, Lab.named(fleet, NODES), six);
            assertThat(plan.effects()).singleElement().satisfies(effect -> assertThat(effect.action())
                    .isInstanceOfSatisfying(Action.Call.class, call -> assertThat(
                                    call.call().parameters().get("IpPermissions"))
                            .asInstanceOf(InstanceOfAssertFactories.LIST)
                            .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
                            .containsKey("Ipv6Ranges")
                            .doesNotContainKey("IpRanges")));
            assertThat(lab.apply(plan, fleet).changed()).hasSize(1);
            assertThat(lab.plan("open-egress-443", fleet, Lab.named(fleet, NODES), six)
                            .effects())
                    .isEmpty();
            assertThat(lab.apply(lab.undo(plan), fleet).changed()).hasSize(1);
            assertThat(Differences.of(Letter.of(former), Letter.of(lab.sandbox.world())))
                    .isEmpty();
        }
    }
}
