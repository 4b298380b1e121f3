package dev.fleetsh.aws;

import dev.fleetsh.fleet.CloudException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Lets only reading operations through, by a closed list: an operation that nobody has thought of is refused before
 * anything is sent. Every client of this room carries it.
 */
final class ReadOnlyGuard implements ExecutionInterceptor {

    /** Everything that fleetsh asks AWS, as IAM actions. */
    static final Set<String> READING = Set.of(
            "sts:GetCallerIdentity",
            "ssm:DescribeInstanceProperties",
            "ssm:DescribeInstanceInformation",
            "ssm:GetConnectionStatus",
            "ssm:GetDocument",
            "ssm:GetServiceSetting",
            "ssm:GetInventory",
            "ssm:ListTagsForResource",
            "ssm:ListAssociations",
            "ec2:DescribeInstances");

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = operation(
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (!READING.contains(operation)) {
            throw new CloudException(
                    "refused " + operation + " before it was sent: this session only reads",
                    "allowed are " + String.join(", ", new TreeSet<>(READING)));
        }
    }

    private static String operation(@Nullable String service, @Nullable String name) {
        return String.valueOf(service).toLowerCase(java.util.Locale.ROOT) + ":" + name;
    }
}
