package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Severity;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.render.Format;
import dev.fleetsh.shell.Options.Source;
import dev.fleetsh.shell.Options.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void nothingOpensTheShellWithTheCurrentRules() {
        Options options = parse("");
        assertThat(options.task()).isEqualTo(Task.SHELL);
        assertThat(options.edition()).isEqualTo(Edition.CURRENT);
        assertThat(options.sources()).isEmpty();
        assertThat(options.format()).isNull();
        assertThat(options.failOn()).isNull();
        assertThat(options.color()).isNull();
    }

    @Test
    void profilesAndRegionsComeByCommaAndByRepeating() {
        Options options = parse("--profile a,b --region eu-west-1 --profile=c --region us-east-1,eu-west-3");
        assertThat(options.profiles()).containsExactly("a", "b", "c");
        assertThat(options.regions()).containsExactly("eu-west-1", "us-east-1", "eu-west-3");
    }

    @Test
    void linesAndFilesKeepTheirOrder() {
        assertThat(Options.parse(List.of("-c", "check", "-f", "x.fsh", "-c", "-1 + 2"))
                        .sources())
                .containsExactly(new Source.Line("check"), new Source.File("x.fsh"), new Source.Line("-1 + 2"));
    }

    @Test
    void everyOptionIsRead() {
        Options options = parse("--sandbox-nodes 7 --sandbox-seed -3 --fault a --fault b --rules seed --format json"
                + " --fail-on degraded --plain --no-color");
        assertThat(options.sandboxNodes()).isEqualTo(7);
        assertThat(options.sandboxSeed()).isEqualTo(-3);
        assertThat(options.faults()).containsExactly("a", "b");
        assertThat(options.edition()).isEqualTo(Edition.SEED);
        assertThat(options.format()).isEqualTo(Format.JSON);
        assertThat(options.failOn()).isEqualTo(Severity.DEGRADED);
        assertThat(options.plain()).isTrue();
        assertThat(options.color()).isFalse();
        assertThat(parse("--fail-on never").failOn()).isNull();
        assertThat(parse("--endpoint-url http://localhost:1").endpointUrl()).isEqualTo("http://localhost:1");
    }

    @Test
    void optionsStandBeforeOrBehindTheSubcommand() {
        for (String line : List.of("sandbox --port 4566", "--port 4566 sandbox", "sandbox --port=4566")) {
            Options options = parse(line);
            assertThat(options.task()).as(line).isEqualTo(Task.SERVE_SANDBOX);
            assertThat(options.port()).as(line).isEqualTo(4566);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--regio eu-west-1     | unknown option \"--regio\"; did you mean \"--region\"?",
                "--xyzzy               | unknown option \"--xyzzy\"",
                "-x                    | unknown option \"-x\"",
                "-c                    | -c needs a value",
                "--region --plain      | --region needs a value",
                "--plain=yes           | --plain takes no value",
                "--format jsn          | --format knows no \"jsn\"; did you mean \"json\"?",
                "--fail-on blocked     | --fail-on knows no \"blocked\"; did you mean \"blocker\"?",
                "--rules old           | --rules knows no \"old\"",
                "--sandbox-nodes many  | --sandbox-nodes needs a whole number, not \"many\"",
                "--sandbox-nodes -1    | --sandbox-nodes goes from 0 to 10000000, not -1",
                "--port 70000 sandbox  | --port goes from 0 to 65535, not 70000",
                "--port 4566           | --port belongs to `fleetsh sandbox`",
                "check                 | unexpected \"check\"",
                "--sandbox --profile p | the simulated fleet takes no --profile",
                "sandbox --profile p   | `fleetsh sandbox` only serves the simulated AWS",
            })
    void whatMakesNoSenseIsRefusedWithTheNearestName(String line, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(line))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(2));
    }

    @Test
    void helpNamesEveryOption() {
        for (String name : OptionParser.NAMES) {
            assertThat(Usage.help()).contains(name);
        }
    }

    private static Options parse(String line) {
        return Options.parse(line.isBlank() ? List.of() : List.of(line.strip().split(" +")));
    }
}
