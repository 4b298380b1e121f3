package dev.fleetsh.aws;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.CopyableBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * One operation of AWS that remedies may call, with its parameters as plain data.
 *
 * @param <C> the client of its service
 * @param <Q> its request
 * @param <B> what makes its request
 */
final class Operation<
        C extends SdkClient,
        Q extends AwsRequest & ToCopyableBuilder<B, Q>,
        B extends AwsRequest.Builder & SdkPojo & CopyableBuilder<B, Q>> {
    private final String name;
    private final Class<C> client;
    private final Supplier<B> builder;
    private final BiFunction<C, Q, ? extends AwsResponse> call;

    Operation(String name, Class<C> client, Supplier<B> builder, BiFunction<C, Q, ? extends AwsResponse> call) {
        this.name = name;
        this.client = client;
        this.builder = builder;
        this.call = call;
    }

    /** As IAM writes it, such as {@code ec2:DescribeVpcs}. */
    String name() {
        return name;
    }

    /** A builder of its request, empty. */
    B builder() {
        return builder.get();
    }

    /**
     * Its request.
     *
     * @throws dev.fleetsh.fleet.UsageException for parameters that AWS does not have, or values of another type
     */
    Q request(Map<String, ? extends @Nullable Object> parameters) {
        return filled(parameters).build();
    }

    /**
     * Calls it.
     *
     * @throws dev.fleetsh.fleet.UsageException for parameters that AWS does not have, or values of another type
     * @throws RuntimeException of the SDK
     */
    AwsResponse send(
            SdkClient sender,
            Map<String, ? extends @Nullable Object> parameters,
            AwsRequestOverrideConfiguration configuration) {
        B filled = filled(parameters);
        filled.overrideConfiguration(configuration);
        return call.apply(client.cast(sender), filled.build());
    }

    private B filled(Map<String, ? extends @Nullable Object> parameters) {
        B filled = builder.get();
        new Translation(name).fill(filled, parameters);
        return filled;
    }
}
