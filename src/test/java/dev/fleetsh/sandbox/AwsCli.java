package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.sandbox.world.Account;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The AWS CLI, with the credentials of an account.
 *
 * @param endpoint where it calls
 * @param home its home, in which it leaves what it says
 */
record AwsCli(URI endpoint, Account account, String region, Path home) {
    static boolean installed() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator)).anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    }

    /** What a command answers. */
    JsonNode run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    /** What a command answers, with more in its environment. */
    JsonNode run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Process process = started(environment, arguments);
        Path out = home.resolve("out");
        assertThat(process.exitValue())
                .as(Files.readString(home.resolve("err")))
                .isZero();
        ObjectMapper json = new ObjectMapper();
        return Files.size(out) == 0 ? json.createObjectNode() : json.readTree(out.toFile());
    }

    /** What a command says when it is refused. */
    String refusal(String... arguments) throws IOException, InterruptedException {
        return refusal(Map.of(), arguments);
    }

    /** What a command says when it is refused, with more in its environment. */
    String refusal(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        assertThat(started(environment, arguments).exitValue()).isNotZero();
        return Files.readString(home.resolve("err"));
    }

    private Process started(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("aws", "--endpoint-url", endpoint.toString(), "--output", "json"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.endsWith("_PROXY"));
        builder.environment().keySet().removeIf(name -> name.endsWith("_proxy"));
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "AWS_EC2_METADATA_DISABLED",
                        "true",
                        "AWS_PAGER",
                        "",
                        "AWS_DEFAULT_REGION",
                        region,
                        "AWS_ACCESS_KEY_ID",
                        account.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY",
                        account.secretAccessKey()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("aws ended").isTrue();
        return process;
    }

    static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }
}
