package dev.fleetsh.fleet.network;

import java.util.List;

/**
 * A VPC endpoint.
 *
 * @param id {@code vpce-…}
 * @param vpc VPC that it is in
 * @param serviceName such as {@code com.amazonaws.eu-west-3.ssm}; compare by {@link #service()}
 * @param type {@code Interface}, {@code Gateway}, {@code GatewayLoadBalancer}, …
 * @param state such as {@code available}, in whichever case EC2 wrote it
 * @param privateDns whether the service's own name leads to it
 * @param addressType {@code ipv4}, {@code ipv6} or {@code dualstack}
 * @param policy its policy document, JSON; empty where EC2 gave none
 * @param subnets of an interface endpoint
 * @param groups security groups of an interface endpoint
 * @param routeTables of a gateway endpoint
 * @param interfaces network interfaces of an interface endpoint
 */
public record VpcEndpoint(
        String id,
        String vpc,
        String serviceName,
        String type,
        String state,
        boolean privateDns,
        String addressType,
        String policy,
        List<String> subnets,
        List<String> groups,
        List<String> routeTables,
        List<String> interfaces) {
    /** The last part of the service's name, such as {@code ssmmessages}. */
    public String service() {
        return serviceName.substring(serviceName.lastIndexOf('.') + 1);
    }
}
