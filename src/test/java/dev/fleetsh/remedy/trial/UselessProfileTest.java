package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A profile is worth attaching only if its role may report; where nobody may ask that, it is tried. */
@Timeout(120)
class UselessProfileTest {
    private static final List<String> NODES = List.of("WEB-LILLE-03");

    @TempDir
    Path folder;

    @Test
    void aProfileWhoseRoleMayNotReportIsNotAttached() {
        try (Lab lab = new Lab(Edition.CURRENT, NODES, folder)) {
            RemediesOnTrialTest.withIdleRole(lab);
            Plan plan = planned(lab);
            assertThat(plan.effects()).isEmpty();
            assertThat(plan.remarks()).singleElement().satisfies(remark -> {
                assertThat(remark.kind()).isEqualTo(Remark.Kind.CANNOT);
                assertThat(remark.text()).startsWith("role idle of instance profile idle may not report");
            });
            lab.sandbox.faults().add("deny=iam:SimulatePrincipalPolicy");
            assertThat(planned(lab).effects()).hasSize(1);
        }
    }

    private static Plan planned(Lab lab) {
        Fleet fleet = lab.fleet();
        return lab.plan("attach-instance-profile", fleet, Lab.named(fleet, NODES), Map.of("profile", "idle"));
    }
}
