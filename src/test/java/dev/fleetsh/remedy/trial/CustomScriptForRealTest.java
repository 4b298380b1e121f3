package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.RunCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with a script in it, which nothing simulates: its scripts are run by a real shell, on a root of their own. */
class CustomScriptForRealTest {
    private static final String GREETING = "Sessions here cost $(money) & are 'kept'";

    @TempDir
    private Path folder;

    @Test
    void theExampleDoesWhatItSaysOnceAndTakesItBackToTheLetter() throws Exception {
        Plan plan;
        try (Lab lab = new Lab(Edition.CURRENT, List.of("APP-LYON-24"), folder.resolve("journal"))) {
            Fleet fleet = lab.fleet();
            plan = lab.plan("custom-motd", fleet, Lab.named(fleet, List.of("APP-LYON-24")), Map.of("text", GREETING));
        }
        Effect effect = plan.effects().get(0);
        Path greeting = folder.resolve("etc/motd.d/fleetsh");

        Map<?, ?> fresh = run(effect.action());
        assertThat(fresh.get("changed")).isEqualTo(true);
        assertThat(greeting).hasContent(GREETING + "\n");
        assertThat(run(effect.action()).get("changed")).isEqualTo(false);
        run(back(effect, fresh));
        assertThat(greeting).doesNotExist();

        Files.writeString(greeting, "no line end, $HOME");
        Map<?, ?> over = run(effect.action());
        assertThat(greeting).hasContent(GREETING + "\n");
        run(back(effect, over));
        assertThat(Files.readString(greeting)).isEqualTo("no line end, $HOME");

        Map<?, ?> again = run(effect.action());
        Files.writeString(greeting, "somebody else's");
        Map<?, ?> moved = run(back(effect, again), 15);
        assertThat(moved.get("changed")).isEqualTo(false);
        assertThat(Files.readString(greeting)).isEqualTo("somebody else's");
    }

    private static Action back(Effect effect, Map<?, ?> answer) {
        Inverse.By inverse = (Inverse.By) effect.inverse();
        Object data = AnswerRef.resolve(inverse.action().data(), number -> answer);
        return inverse.action().with(Data.map((Map<?, ?>) Objects.requireNonNull(data)));
    }

    private Map<?, ?> run(Action action) throws Exception {
        return run(action, 0);
    }

    private Map<?, ?> run(Action action, int exit) throws Exception {
        List<?> lines = (List<?>)
                Objects.requireNonNull(RunCommand.of(action).parameters().get("commands"));
        String text = lines.stream()
                .map(String::valueOf)
                .map(line -> line.replaceFirst("^file=/", "file=" + folder + "/"))
                .collect(Collectors.joining("\n", "", "\n"));
        Path script = Files.writeString(folder.resolve("script.sh"), text);
        Process process = new ProcessBuilder("/bin/sh", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(exit);
        return (Map<?, ?>) Objects.requireNonNull(DataJson.parse(out));
    }
}
