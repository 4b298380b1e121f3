package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.script.remedy.RemedyLibrary;
import dev.fleetsh.session.Additions;
import dev.fleetsh.session.SampleFleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.source.NoFleet;
import dev.fleetsh.source.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpTest {
    private static final Pattern MENTION = Pattern.compile("`help ([a-z][a-z0-9-]*)`");
    private static final List<Path> TEXTS = List.of(
            Path.of("src/main"), Path.of("scripts"), Path.of("docs"), Path.of("README.md"), Path.of("CONTRIBUTING.md"));

    private Session session = new Session(new NoFleet(), SampleFleet.CLOCK);
    private Commands commands = commands(Path.of("none"));

    private Commands commands(Path own) {
        Workshop none = Workshop.none(SampleFleet.CLOCK);
        Workshop workshop = new Workshop(
                new Remedies(List.of(
                        new RemedyLibrary(own, "yours"), new RemedyLibrary(Path.of("scripts/remedies"), "fleetsh"))),
                none.scripts(),
                none.cloud(),
                none.approvals(),
                none.journals());
        session = new Session(new NoFleet(), SampleFleet.CLOCK, Additions.NONE, workshop);
        return Commands.standard(session, Progress.NONE);
    }

    /** Every {@code help X} in code, scripts and pages, with where it stands. */
    private static Map<String, Path> mentions() {
        Map<String, Path> mentions = new TreeMap<>();
        for (Path root : TEXTS) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher found = MENTION.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                    while (found.find()) {
                        mentions.put(found.group(1), file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return mentions;
    }

    @Test
    void thereIsHelpOnAllThatAnythingRefersTo() {
        assertThat(mentions()).hasSizeGreaterThan(4).containsKey("dc-read-only").allSatisfy((topic, file) -> assertThat(
                        commands.run("help " + topic))
                .as(topic + " in " + file)
                .isNotNull());
    }

    @Test
    void everyTopicIsListedAndTold() {
        Table topics = (Table) commands.run("help topics");
        assertThat(topics).isNotNull();
        assertThat(Topic.ALL).allSatisfy(topic -> {
            assertThat(topics.rows()).anyMatch(row -> row.contains(topic.name()));
            assertThat(((Table) commands.run("help " + topic.name())).notes()).isNotEmpty();
        });
    }

    @Test
    void remediesOfOnesOwnAreInHelpInRemediesAndInCompletion(@TempDir Path own) throws IOException {
        Files.writeString(own.resolve("rotate-proxy.groovy"), """
                remedy('rotate-proxy') {
                    title 'Agents use the next proxy'
                    onEach { node ->
                        shell run: 'true'
                        undo { shell run: 'true' }
                        risk 'low', "the agent of ${node.name} restarts"
                    }
                }
                """);
        commands = commands(own);
        Remedy remedy = (Remedy) commands.run("help rotate-proxy");
        assertThat(remedy).isNotNull();
        assertThat(remedy.declared().risks()).containsExactly("low: the agent of … restarts");
        assertThat(remedy.declared().file())
                .isEqualTo(own.resolve("rotate-proxy.groovy").toString());
        assertThat(((List<?>) commands.run("remedies")).contains(remedy)).isTrue();
        assertThat(commands.named("help").complete(session, "rot"))
                .anyMatch(suggestion -> suggestion.value().equals("rotate-proxy"));
        assertThat(commands.named("plan").complete(session, "rot"))
                .anyMatch(suggestion -> suggestion.value().equals("rotate-proxy"));
    }

    @Test
    void whatNobodyKnowsIsAnsweredByTheNearest() {
        assertThatThrownBy(() -> commands.run("help create-ssm-usr"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("create-ssm-user");
    }
}
