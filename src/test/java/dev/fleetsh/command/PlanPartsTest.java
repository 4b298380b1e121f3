package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanPartsTest {
    @ParameterizedTest
    @ValueSource(strings = {"script", "calls"})
    void aPlanThatChangesNothingSendsNothing(String part) {
        Plan plan = new Plan(
                "p1",
                "0123456789ab",
                "nothing",
                Instant.EPOCH,
                "sync-clock",
                Map.of(),
                "",
                List.of(),
                List.of(),
                List.of());
        assertThatThrownBy(() -> PlanParts.of(plan, part))
                .isInstanceOf(UsageException.class)
                .hasMessage("p1 changes nothing, so that it sends nothing");
    }
}
