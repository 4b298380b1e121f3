package dev.fleetsh.aws;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.CopyableBuilder;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * The rows of the table of operations that belong to one service.
 *
 * @param <C> the client of the service
 */
final class OperationRows<C extends SdkClient> {
    private final String service;
    private final Class<C> client;
    private final Map<String, Operation<?, ?, ?>> rows;

    /**
     * @param service as IAM writes it
     * @param rows receives the operations by their names
     */
    OperationRows(String service, Class<C> client, Map<String, Operation<?, ?, ?>> rows) {
        this.service = service;
        this.client = client;
        this.rows = rows;
    }

    <Q extends AwsRequest & ToCopyableBuilder<B, Q>, B extends AwsRequest.Builder & SdkPojo & CopyableBuilder<B, Q>>
            void add(String name, Supplier<B> builder, BiFunction<C, Q, ? extends AwsResponse> call) {
        String full = service + ":" + name;
        rows.put(full, new Operation<>(full, client, builder, call));
    }
}
