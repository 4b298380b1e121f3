package dev.fleetsh.sandbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that changed something, or was taken to.
 *
 * @param service the signing name, as {@code ssm}
 * @param operation the operation's name
 * @param account the account's id
 * @param region the Region that it was signed for
 * @param parameters by AWS's names, as maps, lists, text, {@link Long}, {@link java.math.BigDecimal} and booleans
 * @param requestId of the answer
 * @param caller ARN of who called
 * @param time when it arrived, by the sandbox's clock
 */
public record Change(
        String service,
        String operation,
        String account,
        String region,
        Map<String, @Nullable Object> parameters,
        String requestId,
        String caller,
        Instant time) {
    /** Service and operation, as {@code ssm:SendCommand}. */
    public String action() {
        return service + ":" + operation;
    }
}
