package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real launcher as a process, in a home of its own and without what the machine's environment would add. */
final class Launched {
    static final Path LAUNCHER = Path.of("scripts/fleetsh").toAbsolutePath();

    private final Path home;

    Launched(Path home) {
        this.home = home;
    }

    record Ended(int code, String out, String err) {}

    Ended run(String... arguments) throws Exception {
        return run(Map.of(), "", arguments);
    }

    Ended run(Map<String, String> environment, String in, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return ended(process(environment, command).start(), in);
    }

    /** Feeds the process and waits for its end. */
    static Ended ended(Process process, String in) throws Exception {
        // One that hangs would hold its streams open, and with them the test.
        CompletableFuture.delayedExecutor(3, TimeUnit.MINUTES).execute(process::destroyForcibly);
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        process.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err.get());
    }

    ProcessBuilder process(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> variables = builder.environment();
        variables
                .keySet()
                .removeIf(name -> name.startsWith("AWS_") || name.equals("COLUMNS") || name.equals("NO_COLOR"));
        variables.put("HOME", home.toString());
        variables.put("FLEETSH_HOME", home.resolve("state").toString());
        variables.put("FLEETSH_JAVA_OPTIONS", "-Duser.home=" + home);
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.putAll(environment);
        return builder;
    }
}
