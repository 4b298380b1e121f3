package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.wire.Protocol;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A simulated service.
 *
 * @param name its signing name, which its IAM actions begin with too
 * @param global whether it answers for every Region
 * @param operations by name; there are no others
 */
public record Service(
        String name, boolean global, Protocol protocol, CommonErrors errors, Map<String, Operation<?, ?>> operations) {

    /** A service that answers for the Region that it is called in. */
    public static Service regional(String name, Protocol protocol, CommonErrors errors, Operation<?, ?>... operations) {
        return new Service(name, false, protocol, errors, byName(operations));
    }

    /** A service that answers for every Region. */
    public static Service global(String name, Protocol protocol, CommonErrors errors, Operation<?, ?>... operations) {
        return new Service(name, true, protocol, errors, byName(operations));
    }

    private static Map<String, Operation<?, ?>> byName(Operation<?, ?>... operations) {
        return Arrays.stream(operations).collect(Collectors.toMap(Operation::name, Function.identity()));
    }

    /** The operation of that name, or null. */
    public @Nullable Operation<?, ?> operation(String operationName) {
        return operations.get(operationName);
    }
}
