package dev.fleetsh.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An HTTP client whose answers a test writes down, byte by byte; for answers that no well-behaved server gives. */
final class ScriptedAws implements SdkHttpClient {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
    private static final String STS_IDENTITY =
            "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::111122223333:assumed-role/Ops/ana</Arn>"
                    + "<UserId>U</UserId><Account>111122223333</Account></GetCallerIdentityResult>"
                    + "</GetCallerIdentityResponse>";

    private static final String NO_SUCH_ROLE =
            "<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>no such role</Message></Error></ErrorResponse>";

    /** One HTTP answer, or a failure of the way. */
    interface Script {
        Reply reply(String body) throws IOException;
    }

    record Reply(int status, String body) {}

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> operations = new CopyOnWriteArrayList<>();

    ScriptedAws() {
        answer("sts:GetCallerIdentity", STS_IDENTITY);
        answer("iam:GetRole", body -> new Reply(404, NO_SUCH_ROLE));
        answer(
                "iam:SimulatePrincipalPolicy",
                "<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><EvaluationResults/>"
                        + "<IsTruncated>false</IsTruncated></SimulatePrincipalPolicyResult>"
                        + "</SimulatePrincipalPolicyResponse>");
        answer("ec2:DescribeInstances", "<DescribeInstancesResponse><reservationSet/></DescribeInstancesResponse>");
    }

    void answer(String operation, String body) {
        answer(operation, request -> new Reply(200, body));
    }

    void answer(String operation, Script script) {
        scripts.put(operation, script);
    }

    /** An error of a service that speaks JSON. */
    void refuse(String operation, String code) {
        answer(operation, request -> new Reply(400, "{\"__type\":\"" + code + "\",\"message\":\"told so\"}"));
    }

    List<String> operations() {
        return operations;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return respond(request);
            }

            @Override
            public void abort() {
                // Answers are in memory; there is nothing to break off.
            }
        };
    }

    private HttpExecuteResponse respond(HttpExecuteRequest request) throws IOException {
        String body = "";
        if (request.contentStreamProvider().isPresent()) {
            body = new String(request.contentStreamProvider().get().newStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        String operation = operation(request, body);
        operations.add(operation);
        Script script = scripts.getOrDefault(
                operation, text -> new Reply(200, operation.startsWith("ec2:") ? "<Nothing/>" : "{}"));
        Reply reply = script.reply(body);
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(reply.status()).build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(reply.body().getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private static String operation(HttpExecuteRequest request, String body) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        if (!target.isEmpty()) {
            return "ssm:" + target.substring(target.indexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(body);
        String service = request.httpRequest().host().split("\\.")[0].toLowerCase(Locale.ROOT);
        return service + ":" + (action.find() ? action.group(1) : "");
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
