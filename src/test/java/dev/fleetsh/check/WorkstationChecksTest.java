package dev.fleetsh.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Workstation.Endpoint;
import dev.fleetsh.check.Workstation.Tool;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkstationChecksTest {
    private static final Origin HERE = new Origin("this machine", Instant.EPOCH);
    private static final Fact<Tool> PLUGIN = tool("1.2.835.0");
    private static final Fact<Tool> CLI = tool("aws-cli/2.15.30 Python/3.11.8 Linux/6.1");
    private static final Fact<Boolean> YES = Fact.known(true, HERE);
    private static final Fact<Boolean> NO = Fact.known(false, HERE);

    private static Fact<Tool> tool(String version) {
        return Fact.known(version.isEmpty() ? Tool.MISSING : new Tool(true, version), HERE);
    }

    private static Finding find(String id, Workstation workstation, Edition edition) {
        return WorkstationChecks.evaluate(workstation, edition).stream()
                .filter(finding -> finding.check().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Finding find(String id, Workstation workstation) {
        return find(id, workstation, Edition.CURRENT);
    }

    private static Workstation with(Fact<Tool> cli, Fact<Tool> plugin) {
        return new Workstation(cli, plugin, List.of(new Endpoint("ssm.eu-west-3.amazonaws.com", YES)), YES);
    }

    @ParameterizedTest
    @CsvSource({
        "aws-cli/2.15.30 Python/3.11.8 Linux/6.1, PASS",
        "aws-cli/1.16.12 Python/3.6.0, PASS",
        "aws-cli/1.16.11 Python/3.6.0, FAIL",
        "1.9.0, FAIL",
        "nonsense, UNKNOWN",
        "'', NOT_APPLICABLE"
    })
    void theCliIsMeasuredByItsOwnVersion(String printed, Verdict verdict) {
        assertThat(find("cli-min-version", with(tool(printed), PLUGIN)).verdict())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.764.0, PASS, PASS",
        "1.2.763.9, WARN, PASS",
        "1.1.17.0, WARN, PASS",
        "1.1.16.9, FAIL, PASS",
        "1.2.688.0, WARN, PASS",
        "1.2.889.0, WARN, PASS",
        "1.2.889.1, PASS, PASS",
        "unreadable, UNKNOWN, PASS",
        "'', NOT_APPLICABLE, FAIL"
    })
    void thePluginIsMeasuredByWhatAwsSupports(String printed, Verdict version, Verdict installed) {
        Workstation workstation = with(CLI, tool(printed));
        assertThat(find("plugin-min-version", workstation).verdict()).isEqualTo(version);
        assertThat(find("plugin-installed", workstation).verdict()).isEqualTo(installed);
        assertThat(find("plugin-min-version", workstation, Edition.SEED).verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whatCouldNotBeLookedAtIsUnknown(Reason reason) {
        Fact<Tool> tool = Fact.unknown(reason, "", HERE);
        Fact<Boolean> answer = Fact.unknown(reason, "", HERE);
        Workstation workstation =
                new Workstation(tool, tool, List.of(new Endpoint("ssm.eu-west-3.amazonaws.com", answer)), answer);
        assertThat(WorkstationChecks.evaluate(workstation, Edition.CURRENT))
                .hasSize(5)
                .allSatisfy(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
                    assertThat(finding.unknown()).isEqualTo(reason);
                });
    }

    @Test
    void aClosedEndpointIsNamed() {
        Workstation workstation = new Workstation(
                CLI,
                PLUGIN,
                List.of(
                        new Endpoint("ssm.eu-west-3.amazonaws.com", YES),
                        new Endpoint("ssmmessages.eu-west-3.amazonaws.com", NO)),
                NO);
        Finding reach = find("workstation-reach", workstation);
        assertThat(reach.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(reach.reason())
                .contains("ssmmessages.eu-west-3.amazonaws.com")
                .doesNotContain("ssm.eu");
        assertThat(find("ssh-proxycommand", workstation).verdict()).isEqualTo(Verdict.WARN);
        assertThat(find("workstation-reach", with(CLI, PLUGIN)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(find("ssh-proxycommand", with(CLI, PLUGIN)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(find("workstation-reach", new Workstation(CLI, PLUGIN, List.of(), YES))
                        .unknown())
                .isEqualTo(Reason.NOT_COLLECTED);
    }
}
