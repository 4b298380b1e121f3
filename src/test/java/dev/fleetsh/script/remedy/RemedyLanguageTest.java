package dev.fleetsh.script.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.plan.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of remedy files: what a header says without being run, and what mistakes are answered with. */
class RemedyLanguageTest {
    @TempDir
    private Path folder;

    private static RemedyHeader header(String body) {
        return HeaderReader.read("sample", "sample.groovy", "remedy('sample') {\n" + body + "\n}\n");
    }

    @Test
    void aHeaderIsReadAndNotRun() {
        RemedyHeader header = header("""
                title 'It  holds'
                fixes 'node-online', 'session-channel'
                help '''First line.
                Second line.'''
                stage 'network'
                onlyIfAsked true
                param 'to', type: URI, help: 'where to'
                param 'mode', values: ['on', 'off'], fallback: 'off'
                param 'many', type: Integer, fallback: 3
                where 'never', { node -> throw new IllegalStateException('it was run') }
                plan { nodes -> throw new IllegalStateException('it was run') }""");
        assertThat(header.title()).isEqualTo("It holds");
        assertThat(header.fixes()).containsExactly("node-online", "session-channel");
        assertThat(header.help()).isEqualTo("First line.\nSecond line.");
        assertThat(header.stage()).isEqualTo(Stage.NETWORK);
        assertThat(header.onlyIfAsked()).isTrue();
        assertThat(header.parameters()).hasSize(3);
        assertThat(header.parameters().get(0).type()).isEqualTo(java.net.URI.class);
        assertThat(header.parameters().get(0).fallback()).isNull();
        assertThat(header.parameters().get(1).values()).containsExactly("on", "off");
        assertThat(header.parameters().get(2).fallback()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "titel 'x'                                    | 2 | a remedy has no \"titel\"   | did you mean \"title\"",
                "title \"now ${new Date()}\"                  | 2 | takes one text              | read, never run",
                "stage 'netwrok'                              | 2 | no stage \"netwrok\"        | network",
                "param 'to', type: Strin                      | 2 | no type \"Strin\"           | String",
                "param 'To'                                   | 2 | can't be the name           | small letter",
                "param 'to', fallback: new Date()             | 2 | not a constant              | read, never run",
                "param 'owner'                                | 2 | means something else        | another name",
                "onlyIfAsked yes()                            | 2 | not a constant              | read, never run",
                "fixes check                                  | 2 | takes one text              | read, never run",
                "title 'x'                                    | 1 | a title, and a plan         | plan { nodes"
            })
    void aMistakeNamesItsLineAndWhatIsMeant(String line, int at, String message, String hint) {
        assertThatThrownBy(() -> header(line)).isInstanceOfSatisfying(ScriptException.class, mistake -> {
            assertThat(mistake.file()).isEqualTo("sample.groovy");
            assertThat(mistake.getMessage()).contains(message);
            assertThat(mistake.line()).isEqualTo(at);
            assertThat(mistake.hint()).contains(hint);
        });
    }

    @Test
    void aRemedyIsNamedAsItsFile() {
        assertThatThrownBy(() -> HeaderReader.read("sample", "sample.groovy", "remedy('other') { title 'x' }"))
                .hasMessageContaining("named as its file");
        assertThatThrownBy(() -> HeaderReader.read("sample", "sample.groovy", "println 'hello'"))
                .hasMessageContaining("no remedy in this file");
        assertThatThrownBy(() -> HeaderReader.read("sample", "sample.groovy", "remedy('sample') {"))
                .isInstanceOf(ScriptException.class);
    }

    @Test
    void aBrokenFileSpoilsOnlyItself() throws Exception {
        Files.writeString(folder.resolve("good.groovy"), "remedy('good') { title 'x'\n plan { nodes -> } }");
        Files.writeString(folder.resolve("broken.groovy"), "remedy('broken') {\n titel 'x'\n}");
        Files.writeString(folder.resolve("Not A Remedy.groovy"), "remedy('x') {}");
        Files.writeString(folder.resolve("notes.txt"), "x");
        RemedyLibrary library = new RemedyLibrary(folder, "yours");
        List<Remedy> remedies = library.get();
        assertThat(remedies).extracting(Remedy::id).containsExactly("broken", "good");
        assertThat(remedies.get(0).title())
                .isEqualTo("can't be used: broken.groovy, line 2: a remedy has no \"titel\"; did you mean \"title\"?");
        assertThat(remedies.get(1).title()).isEqualTo("x");
        assertThat(remedies.get(1).origin()).isEqualTo("yours");

        Files.writeString(folder.resolve("broken.groovy"), "remedy('broken') { title 'mended'\n onEach { node -> } }");
        assertThat(library.get().get(0).title()).isEqualTo("mended");
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        assertThat(new RemedyLibrary(folder.resolve("none"), "yours").get()).isEmpty();
        assertThat(new RemedyLibrary(null, "yours").get()).isEmpty();
    }

    @Test
    void timesAreWrittenAsTheyAreSaid() {
        assertThat(Durations.getMinutes(5)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Durations.getSeconds(5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Durations.getHours(5)).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void nodeScriptsSayWhatTheyAre() throws Exception {
        Files.writeString(folder.resolve("probe-x.sh"), "# fleetsh: probe-x 3\n# reads only\ntrue\n");
        Files.writeString(folder.resolve("probe-y.ps1"), "# fleetsh: probe-y 1\ntrue\n");
        Files.writeString(folder.resolve("bad.sh"), "# fleetsh: other 1\n");
        NodeScripts scripts = new NodeScripts(folder);
        assertThat(scripts.apply("probe-x.sh").label()).isEqualTo("probe-x 3");
        assertThat(scripts.apply("probe-x.sh").readOnly()).isTrue();
        assertThat(scripts.apply("probe-y.ps1").readOnly()).isFalse();
        assertThatThrownBy(() -> scripts.apply("bad.sh")).isInstanceOf(RemedyException.class);
        assertThatThrownBy(() -> scripts.apply("probe-z.sh")).hasMessageContaining("did you mean \"probe-x.sh\"");
        assertThatThrownBy(() -> scripts.apply("../bad.sh")).hasMessageContaining("no node script");
    }
}
