package dev.fleetsh.fleet.network;

import dev.fleetsh.fleet.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param policy its policy, or null where EC2 gave none or it can't be read
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
        @Nullable Policy policy,
        List<String> subnets,
        List<String> groups,
        List<String> routeTables,
        List<String> interfaces) {
    /** The last part of the service's name, such as {@code ssmmessages}. */
    public String service() {
        return serviceName.substring(serviceName.lastIndexOf('.') + 1);
    }
}
