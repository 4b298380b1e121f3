package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.plan.ApiCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The AWS of a process that is going to be killed: calls go to its parent, so that it needs no SDK and starts at once. */
final class RemoteCloud implements Cloud {
    private final int port;

    RemoteCloud(int port) {
        this.port = port;
    }

    @Override
    public @Nullable Object read(ScopeId scope, ApiCall call) {
        return ask("/read", scope, call).get("data");
    }

    @Override
    public Answer change(Permit permit, ScopeId scope, ApiCall call) {
        Map<?, ?> answer = ask("/change", scope, call);
        return new Answer(answer.get("data"), String.valueOf(answer.get("request")));
    }

    /** Lets the parent's clock go on. */
    void sleep(long millis) {
        post("/sleep", String.valueOf(millis));
    }

    private Map<?, ?> ask(String path, ScopeId scope, ApiCall call) {
        Map<String, @Nullable Object> question = new LinkedHashMap<>();
        question.put("partition", scope.partition());
        question.put("account", scope.account());
        question.put("region", scope.region());
        question.put("operation", call.operation());
        question.put("parameters", call.parameters());
        return (Map<?, ?>) DataJson.parse(post(path, DataJson.compact(question)));
    }

    private String post(String path, String body) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String caller(ScopeId scope) {
        return "arn:aws:iam::" + scope.account() + ":user/operator";
    }

    @Override
    public Nodes reread(Nodes nodes, Set<String> facts) {
        return nodes;
    }
}
