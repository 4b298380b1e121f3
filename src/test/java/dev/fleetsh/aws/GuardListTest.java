package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.RefusedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Every operation of every client of the SDK in the class path, called with an empty request through the guard of a session
 * that nobody has armed: those of the list reach the wire, and nothing else does.
 */
class GuardListTest {
    private static final Set<String> ADDRESS = Set.of("Bucket", "Key", "SourceBucket", "SourceKey", "RequestRoute");

    private final AtomicInteger sent = new AtomicInteger();

    private final SdkHttpClient wire = new Wire(sent);

    private final GuardDoor door = new GuardDoor(wire);

    @TestFactory
    Stream<DynamicTest> everyOperationOfEveryClient() {
        return SdkClients.onTheClassPath().stream()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> callAll(type)));
    }

    private void callAll(Class<?> type) throws ReflectiveOperationException {
        int refused = 0;
        int through = 0;
        try (SdkClient client = client(type)) {
            for (Method method : type.getMethods()) {
                if (takesRequest(method)) {
                    String operation = SdkClients.service(type) + ":" + operation(method);
                    sent.set(0);
                    Throwable failure = call(client, method);
                    if (OperationNames.READING.contains(operation)) {
                        assertThat(sent).as(operation).hasValue(1);
                        through++;
                    } else {
                        assertThat(failure)
                                .as(operation)
                                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code())
                                        .isEqualTo("guard"));
                        assertThat(sent).as(operation).hasValue(0);
                        refused++;
                    }
                }
            }
        }
        assertThat(refused).as("operations refused of " + type.getSimpleName()).isPositive();
        String service = SdkClients.service(type) + ":";
        assertThat((long) through)
                .as("operations let through of " + type.getSimpleName())
                .isEqualTo(OperationNames.READING.stream()
                        .filter(name -> name.startsWith(service))
                        .count());
    }

    private SdkClient client(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        ((AwsClientBuilder<?, ?>) builder)
                .region(Region.EU_WEST_3)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .overrideConfiguration(configuration -> configuration
                        .addExecutionInterceptor(Guard.reading(door))
                        .retryStrategy(DefaultRetryStrategy.doNotRetry()));
        ((SdkSyncClientBuilder<?, ?>) builder).httpClient(door);
        return (SdkClient) ((AwsClientBuilder<?, ?>) builder).build();
    }

    /** Methods that call AWS with a request of their own; the others of the same name lead to them. */
    private static boolean takesRequest(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        boolean plain = parameters.length == 1
                || parameters.length == 2
                        && (parameters[1] == RequestBody.class || parameters[1] == ResponseTransformer.class);
        return plain
                && AwsRequest.class.isAssignableFrom(parameters[0])
                // Pages are asked for by the method without this ending.
                && !method.getName().endsWith("Paginator");
    }

    static String operation(Method method) {
        String request = method.getParameterTypes()[0].getSimpleName();
        return request.substring(0, request.length() - "Request".length());
    }

    private static Throwable call(SdkClient client, Method method) throws ReflectiveOperationException {
        Object builder = method.getParameterTypes()[0].getMethod("builder").invoke(null);
        Object request = ((Buildable) filled(builder)).build();
        try {
            if (method.getParameterCount() == 1) {
                method.invoke(client, request);
            } else {
                method.invoke(
                        client,
                        request,
                        method.getParameterTypes()[1] == RequestBody.class
                                ? RequestBody.fromString("text")
                                : ResponseTransformer.toBytes());
            }
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
        throw new AssertionError(method.getName() + " came back");
    }

    /** Names of buckets and keys are parts of an address, so that nothing can be sent without them. */
    static Object filled(Object builder) {
        ((SdkPojo) builder)
                .sdkFields().stream()
                        .filter(field -> ADDRESS.contains(field.memberName()))
                        .forEach(field -> field.set(builder, "bucket"));
        return builder;
    }

    /** Nothing comes back from it; what arrives is counted. */
    record Wire(AtomicInteger sent) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            sent.incrementAndGet();
            throw new UnsupportedOperationException("the end of the wire");
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
