package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.RefusedException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.client.builder.SdkAsyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The clients of the SDK that do not wait for answers. fleetsh makes none; one that carries its guard all the same refuses
 * what the others refuse.
 */
class GuardListAsyncTest {
    private final AtomicInteger sent = new AtomicInteger();

    private final SdkAsyncHttpClient wire = new SdkAsyncHttpClient() {
        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            sent.incrementAndGet();
            Exception end = new UnsupportedOperationException("the end of the wire");
            request.responseHandler().onError(end);
            return CompletableFuture.failedFuture(end);
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    };

    private final SdkHttpClient nowhere = new GuardListTest.Wire(sent);

    @TestFactory
    Stream<DynamicTest> everyOperationOfEveryClient() {
        return SdkClients.asyncOnTheClassPath().stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> callAll(type)));
    }

    private void callAll(Class<?> type) throws ReflectiveOperationException {
        int refused = 0;
        try (SdkClient client = client(type)) {
            for (Method method : type.getMethods()) {
                if (!takesRequest(method)) {
                    continue;
                }
                String operation = SdkClients.service(type) + ":" + GuardListTest.operation(method);
                if (OperationNames.READING.contains(operation)) {
                    continue;
                }
                assertThat(call(client, method))
                        .as(operation)
                        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code())
                                .isEqualTo("guard"));
                assertThat(sent).as(operation).hasValue(0);
                refused++;
            }
        }
        assertThat(refused).as("operations refused of " + type.getSimpleName()).isPositive();
    }

    private SdkClient client(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        ((AwsClientBuilder<?, ?>) builder)
                .region(Region.EU_WEST_3)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .overrideConfiguration(configuration -> configuration
                        .addExecutionInterceptor(Guard.reading(new GuardDoor(nowhere)))
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()));
        ((SdkAsyncClientBuilder<?, ?>) builder).httpClient(wire);
        return (SdkClient) ((AwsClientBuilder<?, ?>) builder).build();
    }

    private static boolean takesRequest(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        boolean plain = parameters.length == 1
                || parameters.length == 2
                        && (parameters[1] == AsyncRequestBody.class || parameters[1] == AsyncResponseTransformer.class);
        return plain
                && CompletableFuture.class.isAssignableFrom(method.getReturnType())
                && AwsRequest.class.isAssignableFrom(parameters[0]);
    }

    private static Throwable call(SdkClient client, Method method) throws ReflectiveOperationException {
        Object request = ((Buildable) GuardListTest.filled(
                        method.getParameterTypes()[0].getMethod("builder").invoke(null)))
                .build();
        Object answer = method.getParameterCount() == 1
                ? method.invoke(client, request)
                : method.invoke(
                        client,
                        request,
                        method.getParameterTypes()[1] == AsyncRequestBody.class
                                ? AsyncRequestBody.fromString("text")
                                : AsyncResponseTransformer.toBytes());
        try {
            ((CompletableFuture<?>) answer).join();
        } catch (CompletionException e) {
            return e.getCause();
        }
        throw new AssertionError(method.getName() + " came back");
    }
}
