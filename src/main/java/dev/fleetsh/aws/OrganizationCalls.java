package dev.fleetsh.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Calls Organizations by AWS JSON 1.1. The SDK's module for it is not on hand, so requests are signed here; they take the
 * same way as all others: through the guard's door, at a rate, tried again as often.
 *
 * <p>Source: AWS Organizations API Reference.
 */
final class OrganizationCalls {
    /** The operation whose rate all of them draw from. */
    static final String ANY = "organizations:ListAccounts";

    private static final String TARGET = "AWSOrganizationsV20161128.";
    private static final int LONGEST_ANSWER = 4_000_000;
    private static final int LONGEST_BACKOFF = 20;

    private final GuardDoor door;
    private final AwsSettings settings;
    private final @Nullable URI endpoint;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final TokenBucket bucket;

    /** @param endpoint in the place of AWS's own, or null */
    OrganizationCalls(
            GuardDoor door,
            AwsSettings settings,
            @Nullable URI endpoint,
            String region,
            AwsCredentialsProvider credentials,
            TokenBucket bucket) {
        this.door = door;
        this.settings = settings;
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
        this.bucket = bucket;
    }

    /**
     * Calls an operation.
     *
     * @param operation as IAM writes it
     * @param parameters its members, all of them texts
     * @throws AwsServiceException where AWS refuses
     * @throws SdkClientException where no answer comes, or none that can be read
     */
    JsonNode call(String operation, Map<String, String> parameters) {
        Duration backoff = settings.pace().backoff();
        for (int attempt = 1; ; attempt++) {
            try {
                waitForTurn(Duration.ZERO);
                JsonNode answer = once(operation, parameters);
                bucket.succeeded();
                return answer;
            } catch (AwsServiceException | SdkClientException e) {
                Refusal refusal = Refusal.of(e, operation);
                boolean throttled = refusal.kind() == Refusal.Kind.THROTTLED;
                if (throttled) {
                    bucket.throttled();
                }
                boolean passing = throttled
                        || refusal.kind() == Refusal.Kind.NOT_REACHABLE
                        || e instanceof AwsServiceException service && service.statusCode() >= 500;
                if (!passing || attempt >= settings.pace().attempts()) {
                    throw e;
                }
                waitForTurn(backoff.multipliedBy(Math.min(LONGEST_BACKOFF, 1L << (attempt - 1))));
            }
        }
    }

    /** Waits so long; with no time at all, for a token. */
    private void waitForTurn(Duration time) {
        try {
            if (time.isZero()) {
                bucket.await();
            } else {
                Thread.sleep(time.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while it waited for its turn", e);
        }
    }

    private JsonNode once(String operation, Map<String, String> parameters) {
        byte[] body = json(parameters).getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint())
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", Integer.toString(body.length))
                .putHeader("X-Amz-Target", TARGET + operation.substring(operation.indexOf(':') + 1))
                .putHeader("User-Agent", "fleetsh")
                .build();
        SignedRequest signed = AwsV4HttpSigner.create().sign(sign -> sign.request(request)
                .payload(() -> new ByteArrayInputStream(body))
                .identity(credentials.resolveCredentials())
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "organizations")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        Guard.openForAccounts(door, operation);
        try {
            HttpExecuteResponse response = door.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(() -> new ByteArrayInputStream(body))
                            .build())
                    .call();
            return answer(response);
        } catch (IOException e) {
            throw SdkClientException.create("Unable to call " + operation + ": " + e.getMessage(), e);
        }
    }

    private URI endpoint() {
        if (endpoint != null) {
            return endpoint;
        }
        String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return URI.create("https://organizations." + region + suffix + "/");
    }

    private static JsonNode answer(HttpExecuteResponse response) throws IOException {
        String text = "";
        if (response.responseBody().isPresent()) {
            try (InputStream in = response.responseBody().get()) {
                text = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            }
        }
        int status = response.httpResponse().statusCode();
        JsonNode node;
        try {
            node = JsonNode.parser().parse(text);
        } catch (RuntimeException e) {
            if (status == 200) {
                throw SdkClientException.create("Unable to parse the answer as JSON", e);
            }
            node = JsonNode.emptyObjectNode();
        }
        if (status == 200 && node.isObject()) {
            return node;
        }
        throw error(status, node, response);
    }

    private static AwsServiceException error(int status, JsonNode node, HttpExecuteResponse response) {
        String type = response.httpResponse()
                .firstMatchingHeader("x-amzn-ErrorType")
                .or(() -> text(node, "__type"))
                .orElse("");
        String bare = type.substring(type.indexOf('#') + 1).split(":", 2)[0];
        String message = text(node, "message").or(() -> text(node, "Message")).orElse("");
        return AwsServiceException.builder()
                .statusCode(status)
                .message(message)
                .requestId(response.httpResponse()
                        .firstMatchingHeader("x-amzn-RequestId")
                        .orElse(null))
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Organizations")
                        .errorCode(bare)
                        .errorMessage(message)
                        .build())
                .build();
    }

    static Optional<String> text(JsonNode node, String member) {
        return node.isObject()
                ? node.field(member).filter(JsonNode::isString).map(JsonNode::asString)
                : Optional.empty();
    }

    private static String json(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
