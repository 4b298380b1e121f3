package dev.fleetsh.aws;

import dev.fleetsh.fleet.ScopeId;
import java.util.Map;

/**
 * Services that a partition has once: their requests are signed for one Region, whichever scope asks.
 *
 * <p>Source: AWS General Reference, "AWS Identity and Access Management endpoints and quotas" and "AWS Organizations
 * endpoints and quotas".
 */
final class GlobalServices {
    private static final Map<String, String> HOME = Map.of(
            "aws", "us-east-1",
            "aws-cn", "cn-north-1",
            "aws-us-gov", "us-gov-west-1",
            "aws-iso", "us-iso-east-1",
            "aws-iso-b", "us-isob-east-1",
            "aws-iso-e", "eu-isoe-west-1",
            "aws-iso-f", "us-isof-south-1",
            "aws-eusc", "eusc-de-east-1");

    /** Where organisations are asked about; other partitions have none of their own. */
    private static final Map<String, String> ORGANIZATIONS = Map.of(
            "aws", "us-east-1",
            "aws-cn", "cn-northwest-1",
            "aws-us-gov", "us-gov-west-1");

    private GlobalServices() {}

    /** The Region for which questions about organisations are signed. */
    static String ofOrganizations(String partition, String other) {
        return ORGANIZATIONS.getOrDefault(partition, other);
    }

    /** The Region for which requests of that service are signed. */
    static String region(String service, ScopeId scope) {
        return service.equals("iam") ? HOME.getOrDefault(scope.partition(), scope.region()) : scope.region();
    }
}
