package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.wire.Plain;
import dev.fleetsh.sandbox.wire.Protocol;
import dev.fleetsh.sandbox.wire.WireRequest;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * An operation that a service answers.
 *
 * @param name its name on the wire
 * @param builder makes an empty builder of its typed request
 * @param changes whether it changes anything; then it looks and acts in one step, and the sandbox keeps a record of it
 * @param resource the ARN that a policy would have to allow
 * @param handler answers the typed request with the typed response, or throws a {@link
 *     dev.fleetsh.sandbox.wire.ServiceError}
 */
public record Operation<B extends SdkPojo & SdkBuilder<B, Q>, Q>(
        String name,
        Supplier<B> builder,
        boolean changes,
        BiFunction<Caller, Q, String> resource,
        BiFunction<Caller, Q, ? extends SdkPojo> handler) {

    /** An operation whose permissions are given for every resource or none. */
    public static <B extends SdkPojo & SdkBuilder<B, Q>, Q> Operation<B, Q> of(
            String name, Supplier<B> builder, BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        return new Operation<>(name, builder, false, (caller, request) -> "*", handler);
    }

    /** The same operation with permissions for single resources. */
    public Operation<B, Q> on(BiFunction<Caller, Q, String> newResource) {
        return new Operation<>(name, builder, changes, newResource, handler);
    }

    /** The same operation, which changes something. */
    public Operation<B, Q> changing() {
        return new Operation<>(name, builder, true, resource, handler);
    }

    /**
     * Reads the request.
     *
     * @throws dev.fleetsh.sandbox.wire.ServiceError where it cannot be read
     */
    public Bound<Q> read(Protocol protocol, WireRequest request, Caller caller) {
        B filled = builder.get();
        protocol.read(request, filled);
        return new Bound<>(caller, filled.build(), resource, handler);
    }

    /** An operation with the request that it is to answer. */
    public record Bound<Q>(
            Caller caller,
            Q request,
            BiFunction<Caller, Q, String> resourceOf,
            BiFunction<Caller, Q, ? extends SdkPojo> handler) {
        /** The request by AWS's names, as plain data. */
        public Map<String, @Nullable Object> parameters() {
            return request instanceof SdkPojo pojo ? Plain.of(pojo) : Map.of();
        }

        /** The ARN that a policy would have to allow. */
        public String resource() {
            return resourceOf.apply(caller, request);
        }

        /** The typed response. */
        public SdkPojo answer() {
            return handler.apply(caller, request);
        }
    }
}
