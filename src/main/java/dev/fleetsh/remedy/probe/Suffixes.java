package dev.fleetsh.remedy.probe;

import dev.fleetsh.fleet.ScopeId;
import java.util.Map;

/**
 * Domains under which the endpoints of Regions stand, as the agent builds their names.
 *
 * <p>Source: amazon-ssm-agent, common/identity/endpoint, read 2026-11.
 */
final class Suffixes {
    private static final String EVERYWHERE_ELSE = "amazonaws.com";
    private static final Map<String, String> OF_PARTITIONS = Map.of(
            "aws-cn", "amazonaws.com.cn",
            "aws-iso", "c2s.ic.gov",
            "aws-iso-b", "sc2s.sgov.gov",
            "aws-iso-f", "csp.hci.ic.gov",
            "aws-iso-e", "cloud.adc-e.uk",
            "aws-eusc", "amazonaws.eu");

    private Suffixes() {}

    static String of(ScopeId scope) {
        return OF_PARTITIONS.getOrDefault(scope.partition(), EVERYWHERE_ELSE);
    }
}
