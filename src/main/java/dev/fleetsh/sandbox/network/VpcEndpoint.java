package dev.fleetsh.sandbox.network;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A VPC endpoint.
 *
 * @param id {@code vpce-…}
 * @param vpcId the VPC that it is in
 * @param serviceName such as {@code com.amazonaws.eu-west-3.ssm}
 * @param gateway whether it is a gateway endpoint; else an interface endpoint
 * @param policy its policy document
 * @param privateDns whether the service's own name leads to it
 * @param subnets of an interface endpoint
 * @param groups security groups of an interface endpoint
 * @param routeTables of a gateway endpoint
 * @param created when; it is pending for a moment after
 * @param state what it stays in, such as {@code pendingAcceptance}; empty where it becomes available
 * @param tags its tags
 */
public record VpcEndpoint(
        String id,
        String vpcId,
        String serviceName,
        boolean gateway,
        String policy,
        boolean privateDns,
        List<String> subnets,
        List<String> groups,
        List<String> routeTables,
        Instant created,
        String state,
        Map<String, String> tags) {
    /** The state of an interface endpoint that was deleted, and whose interfaces are still there. */
    public static final String DELETING = "deleting";

    /** The policy of endpoints that none was given. */
    public static final String FULL_ACCESS =
            "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}";

    /** An endpoint that becomes available. */
    public VpcEndpoint(
            String id,
            String vpcId,
            String serviceName,
            boolean gateway,
            String policy,
            boolean privateDns,
            List<String> subnets,
            List<String> groups,
            List<String> routeTables,
            Instant created,
            Map<String, String> tags) {
        this(id, vpcId, serviceName, gateway, policy, privateDns, subnets, groups, routeTables, created, "", tags);
    }

    /** The last part of the service's name, such as {@code ssmmessages}. */
    public String service() {
        return serviceName.substring(serviceName.lastIndexOf('.') + 1);
    }

    /** The endpoint with this policy. */
    public VpcEndpoint withPolicy(String newPolicy) {
        return new VpcEndpoint(
                id,
                vpcId,
                serviceName,
                gateway,
                newPolicy,
                privateDns,
                subnets,
                groups,
                routeTables,
                created,
                state,
                tags);
    }

    /** The endpoint with private DNS, or without. */
    public VpcEndpoint withPrivateDns(boolean on) {
        return new VpcEndpoint(
                id, vpcId, serviceName, gateway, policy, on, subnets, groups, routeTables, created, state, tags);
    }

    /** The endpoint in this state. */
    public VpcEndpoint withState(String newState) {
        return new VpcEndpoint(
                id,
                vpcId,
                serviceName,
                gateway,
                policy,
                privateDns,
                subnets,
                groups,
                routeTables,
                created,
                newState,
                tags);
    }

    /** The endpoint in these places. */
    public VpcEndpoint in(List<String> newSubnets, List<String> newGroups, List<String> newRouteTables) {
        return new VpcEndpoint(
                id,
                vpcId,
                serviceName,
                gateway,
                policy,
                privateDns,
                List.copyOf(newSubnets),
                List.copyOf(newGroups),
                List.copyOf(newRouteTables),
                created,
                state,
                tags);
    }

    /** The endpoint with these tags. */
    public VpcEndpoint withTags(Map<String, String> newTags) {
        return new VpcEndpoint(
                id,
                vpcId,
                serviceName,
                gateway,
                policy,
                privateDns,
                subnets,
                groups,
                routeTables,
                created,
                state,
                newTags);
    }
}
