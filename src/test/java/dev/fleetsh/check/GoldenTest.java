package dev.fleetsh.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every check against the table of golden cases, and the table against every verdict that a check can give. */
class GoldenTest {
    private static final List<Golden.Case> CASES = Golden.all();

    private record Kind(
            String check,
            Edition edition,
            Verdict verdict,
            @Nullable Reason reason) {}

    @TestFactory
    Stream<DynamicTest> everyCaseGetsItsVerdict() {
        Map<String, List<Golden.Case>> byCheck = new HashMap<>();
        CASES.forEach(one ->
                byCheck.computeIfAbsent(one.check(), key -> new ArrayList<>()).add(one));
        return byCheck.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> entry.getValue().forEach(GoldenTest::verify)));
    }

    private static void verify(Golden.Case one) {
        Finding finding = one.scene().find(one.edition(), one.check());
        assertThat(finding.verdict()).as("%s: %s", one, finding.reason()).isEqualTo(one.verdict());
        assertThat(finding.unknown()).as("%s: %s", one, finding.reason()).isEqualTo(one.reason());
        assertThat(finding.reason()).as(one.toString()).isNotBlank().doesNotEndWith(".");
        if (one.severity() != null) {
            assertThat(finding.severity()).as(one.toString()).isEqualTo(one.severity());
        }
        assertThat(one.scene().assess(one.edition()).verdict(one.scene().node(), finding.check()))
                .as("code of %s", one)
                .isEqualTo(one.verdict());
    }

    @Test
    void everyVerdictThatACheckCanGiveHasACase() {
        Set<Kind> covered = new HashSet<>();
        CASES.forEach(one -> covered.add(new Kind(one.check(), one.edition(), one.verdict(), one.reason())));
        Set<String> missing = new TreeSet<>();
        Random random = new Random(7);
        for (int i = 0; i < 4000; i++) {
            Scene scene = Anything.scene(random);
            for (Edition edition : Edition.values()) {
                Assessment assessment = scene.assess(edition);
                for (Finding finding : assessment.findings(assessment.nodes().get(0))) {
                    Kind kind = new Kind(finding.check().id(), edition, finding.verdict(), finding.unknown());
                    if (!covered.contains(kind)) {
                        missing.add(kind + " " + finding.reason());
                        covered.add(kind);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyVersionBoundaryHasACaseOnBothSides() {
        record Side(String check, Edition edition, AgentVersion agent) {}
        Set<Side> covered = new HashSet<>();
        for (Golden.Case one : CASES) {
            AgentVersion agent = one.scene().agent.orNull();
            if (agent != null) {
                covered.add(new Side(one.check(), one.edition(), agent));
            }
        }
        Set<String> missing = new TreeSet<>();
        for (Golden.Case one : CASES) {
            Fact<AgentVersion> own = one.scene().agent;
            if (!own.isKnown() || one.scene().crowd > 0) {
                continue;
            }
            for (AgentVersion boundary : Gate.BOUNDARIES) {
                AgentVersion below = AgentVersion.of(boundary.part(0), boundary.part(1), boundary.part(2) - 1, 999_999);
                if (!outcome(one, boundary).equals(outcome(one, below))) {
                    for (AgentVersion side : List.of(boundary, below)) {
                        if (!covered.contains(new Side(one.check(), one.edition(), side))) {
                            missing.add(one.check() + " " + one.edition() + " " + side);
                        }
                    }
                }
            }
            one.scene().agent = own;
        }
        assertThat(missing).isEmpty();
    }

    private static String outcome(Golden.Case one, AgentVersion agent) {
        one.scene().agent = Scene.known(agent);
        Fleet fleet = one.scene().fleet();
        Catalogue catalogue = Catalogue.of(one.edition());
        int place = catalogue.place(catalogue.named(one.check()));
        Outcome outcome = catalogue.decide(
                place, Look.deciding(fleet.nodes().get(0), Surroundings.of(fleet, one.edition(), one.scene().now)));
        return outcome.verdict() + " " + catalogue.severity(place, outcome) + " " + outcome.unknown();
    }

    @Test
    void everyCheckHasATitleAnAdviceAndASource() {
        for (Edition edition : Edition.values()) {
            for (Check check : Catalogue.of(edition).checks()) {
                assertThat(check.title()).as(check.id()).isNotBlank();
                assertThat(check.advice()).as(check.id()).endsWith(".");
                assertThat(check.source().page()).as(check.id()).isNotBlank();
                assertThat(check.inputs()).as(check.id()).isNotEmpty();
            }
        }
    }
}
