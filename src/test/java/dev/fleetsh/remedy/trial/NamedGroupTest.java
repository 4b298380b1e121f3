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

/** Endpoints behind a security group that the operator names: its rules are looked at, and never changed. */
@Timeout(120)
class NamedGroupTest {
    private static final List<String> NODES = List.of(EndpointGroups.NODE);

    @TempDir
    Path folder;

    @Test
    void aGroupThatLetsTheVpcInIsUsedAsItIs() {
        try (Lab lab = new Lab(Edition.CURRENT, NODES, folder)) {
            EndpointGroups.own(lab, "10.0.0.0/8");
            Plan plan = planned(lab, EndpointGroups.ID);
            assertThat(plan.effects()).hasSize(2).allSatisfy(effect -> assertThat(effect.title())
                    .startsWith("create interface endpoint"));
        }
    }

    @Test
    void aGroupThatLetsOnlyAPartOfTheVpcInIsRefusedWithTheRuleThatItLacks() {
        try (Lab lab = new Lab(Edition.CURRENT, NODES, folder)) {
            EndpointGroups.inASecondaryBlock(lab);
            EndpointGroups.own(lab, "10.0.0.0/8");
            Plan plan = planned(lab, EndpointGroups.ID);
            assertThat(plan.effects()).isEmpty();
            assertThat(plan.remarks()).singleElement().satisfies(remark -> {
                assertThat(remark.kind()).isEqualTo(Remark.Kind.CANNOT);
                assertThat(remark.text())
                        .contains("from 100.64.0.0/16 of the VPC")
                        .endsWith("aws ec2 authorize-security-group-ingress --group-id " + EndpointGroups.ID
                                + " --protocol tcp --port 443 --cidr 100.64.0.0/16");
            });
        }
    }

    @Test
    void aGroupThatIsNotThereIsSaidToBeMissing() {
        try (Lab lab = new Lab(Edition.CURRENT, NODES, folder)) {
            Plan plan = planned(lab, "sg-00000000000000000");
            assertThat(plan.effects()).isEmpty();
            assertThat(plan.remarks()).singleElement().satisfies(remark -> assertThat(remark.text())
                    .startsWith("there is no security group sg-00000000000000000 in vpc-"));
        }
    }

    private static Plan planned(Lab lab, String group) {
        Fleet fleet = lab.fleet();
        return lab.plan("create-vpc-endpoints", fleet, Lab.named(fleet, NODES), Map.of("group", group));
    }
}
