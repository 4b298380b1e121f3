package dev.fleetsh.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.UsageException;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final Plans plans = new Plans(() -> 6);

    @Test
    void numbersCountOnFromThePlansThatWereAppliedBefore() {
        assertThat(plans.next().id()).isEqualTo("p7");
        assertThat(plans.next().id()).isEqualTo("p8");
    }

    @Test
    void aPlanThatCouldNotBeMadeTakesNoNumber() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> plans.making(() -> {
                        plans.next();
                        throw new UsageException("can't be planned", "");
                    }))
                    .hasMessage("can't be planned");
        }
        assertThat(plans.making(() -> plans.next().id())).isEqualTo("p7");
    }

    @Test
    void probesTakeNoNumberFromPlans() {
        plans.nextProbe();
        assertThat(plans.next().id()).isEqualTo("p7");
    }
}
