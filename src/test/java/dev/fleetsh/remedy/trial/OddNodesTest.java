package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped remedy, planned for the whole default fleet, in which there are nodes of which not everything is known. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OddNodesTest {
    /** It reports a version of five parts, which nobody can compare. */
    private static final String ODD = "ODD-FIVE-01";

    private static final List<String> PLACES =
            List.of(ODD, "APP-NYC-11", "APP-BCN-02", "APP-LYON-24", "FILE-MAD-02", "APP-BOSTON-21", "WEB-VALENCIA-01");

    @TempDir
    private static Path folder;

    private Lab lab;
    private Fleet fleet;

    @BeforeAll
    void open() {
        lab = new Lab(Edition.CURRENT, PLACES, folder);
        fleet = lab.fleet();
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private Plan planned(String remedy) {
        Map<String, Object> given = new TreeMap<>();
        Lab.shipped().named(remedy).parameters().stream()
                .filter(parameter -> parameter.fallback() == null)
                .forEach(parameter ->
                        given.put(parameter.name(), parameter.type() == Boolean.class ? "true" : "http://x.example"));
        return lab.plan(remedy, fleet, fleet.nodes(), given);
    }

    static List<String> shipped() {
        return Lab.shipped().all().stream().map(Remedy::id).toList();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyRemedySaysOfEveryNodeWhatItDoesOrWhyNot(String remedy) {
        Plan plan = planned(remedy);
        assertThat(plan.effects().size() + plan.remarks().size()).isPositive();
        assertThat(plan.remarks()).noneMatch(remark -> remark.text().contains("null"));
    }

    @ParameterizedTest
    @CsvSource({
        "edit-preferences, idle, -3, write 1 to 60 minutes",
        "edit-preferences, idle, 61, write 1 to 60 minutes",
        "edit-preferences, duration, 1441, write 1 to 1440 minutes",
        "edit-preferences, duration, -1, write 1 to 1440 minutes",
        "open-egress-443, to, everywhere, 'write a CIDR such as 0.0.0.0/0 or ::/0, a security group (sg-…) or a prefix list (pl-…)'",
        "open-egress-443, to, 10.0.0.0/33, 'write a CIDR such as 0.0.0.0/0 or ::/0, a security group (sg-…) or a prefix list (pl-…)'"
    })
    void whatAwsWouldRefuseIsRefusedBefore(String remedy, String name, String value, String hint) {
        assertThatThrownBy(() -> lab.plan(remedy, fleet, fleet.nodes(), Map.of(name, value)))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.hint()).isEqualTo(hint));
    }

    @Test
    void whoIsOfflineGetsInstructionsToRestartTheAgent() {
        Plan plan = planned("restart-agent");
        assertThat(plan.remarks())
                .filteredOn(remark -> remark.kind() == Remark.Kind.BY_HAND)
                .isNotEmpty()
                .allSatisfy(remark -> assertThat(remark.text()).contains("`why " + remark.about() + "`"))
                .anySatisfy(remark -> assertThat(remark.text()).contains("is the last resort"));
    }

    @Test
    void aNodeWhoseVersionIsNoneSpoilsNobodyElsesUpdate() {
        Plan plan = planned("update-agent");
        String odd = Lab.named(fleet, List.of(ODD)).get(0).id();
        assertThat(plan.effects()).hasSizeGreaterThan(3).noneMatch(effect -> effect.nodes()
                .contains(odd));
        assertThat(plan.remarks())
                .contains(new Remark(Remark.Kind.CANNOT, odd, "agent is unknown(unparseable: 3.3.1.0.7)"));
    }
}
