package dev.fleetsh.remedy.plan;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call of an AWS API as data.
 *
 * @param operation service and operation as IAM writes them, such as {@code ec2:AuthorizeSecurityGroupEgress}
 * @param parameters by AWS's own names; values as in {@link Data}, with {@link AnswerRef}s where an earlier answer decides
 */
public record ApiCall(String operation, Map<String, @Nullable Object> parameters) {
    private static final Pattern OPERATION = Pattern.compile("[a-z0-9-]+:[A-Z][A-Za-z0-9]+");

    /**
     * @throws IllegalArgumentException when the operation is not written as {@code service:Operation}
     */
    public ApiCall {
        if (!OPERATION.matcher(operation).matches()) {
            throw new IllegalArgumentException(
                    "not an operation: \"" + operation + "\"; write it as in ssm:UpdateServiceSetting");
        }
        parameters = Data.map(parameters);
    }

    public static ApiCall of(String operation, Map<String, ?> parameters) {
        return new ApiCall(operation, Data.map(parameters));
    }

    /** The service, such as {@code ec2}. */
    public String service() {
        return operation.substring(0, operation.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    /** The operation without its service. */
    public String name() {
        return operation.substring(operation.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return operation + " " + parameters;
    }
}
