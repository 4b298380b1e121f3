package dev.fleetsh.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a check tells of itself. */
class CheckDataTest {
    private static final Catalogue CURRENT = Catalogue.of(Edition.CURRENT);

    @ParameterizedTest
    @CsvSource({
        "hybrid-advanced-tier, 2026-06-30",
        "endpoint-ec2messages-443, 3.3.40.0",
        "agent-version-port-ssh, 2.3.672.0",
        "agent-version-remote-host, 3.1.1188.0",
        "agent-version-shell-profile, 3.0.196.0",
        "agent-version-cw-streaming, 3.0.356.0"
    })
    void saysWhyItDecidesAsItDoesWhereAwsContradictsItself(String id, String says) {
        assertThat(CURRENT.named(id).note()).contains(says);
    }

    @Test
    void everyGateOfTwoVersionsThatACheckGoesByHasANote() {
        assertThat(CURRENT.checks())
                .filteredOn(check -> check.gates().stream()
                        .anyMatch(gate -> gate.documented() != null
                                && gate.inSource() != null
                                && !gate.documented().equals(gate.inSource())))
                .hasSize(4)
                .allSatisfy(check -> assertThat(check.note())
                        .contains(
                                check.gates().get(0).documented().toString(),
                                check.gates().get(0).inSource().toString()));
    }
}
