package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A Region that tells nothing is passed over, and the others are planned for. */
@Timeout(120)
class DeniedScopeTest {
    private static final List<String> NODES = List.of("APP-BCN-02", "APP-BOSTON-21");

    @TempDir
    Path folder;

    @Test
    void theOthersArePlannedFor() {
        try (Lab lab = new Lab(Edition.CURRENT, NODES, folder)) {
            Fleet fleet = lab.fleet();
            lab.sandbox.faults().add("deny=ec2:DescribeVpcEndpoints@*/us-east-1");
            Plan plan = lab.plan("create-vpc-endpoints", fleet, Lab.named(fleet, NODES), Map.of());
            assertThat(plan.effects()).isNotEmpty().allSatisfy(effect -> assertThat(
                            effect.resource().scope().region())
                    .isEqualTo("eu-south-2"));
            assertThat(plan.remarks()).singleElement().satisfies(remark -> {
                assertThat(remark.kind()).isEqualTo(Remark.Kind.CANNOT);
                assertThat(remark.about()).endsWith("/us-east-1");
                assertThat(remark.text()).contains("ec2:DescribeVpcEndpoints");
            });
            assertThatThrownBy(() ->
                            lab.plan("create-vpc-endpoints", fleet, Lab.named(fleet, List.of(NODES.get(1))), Map.of()))
                    .isInstanceOf(RefusedException.class);
        }
    }
}
