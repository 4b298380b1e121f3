package dev.fleetsh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Consent;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.script.remedy.RemedyLibrary;
import dev.fleetsh.session.Additions;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guide for those who write remedies: its files plan, its lines are taken, and its table is what the files say. */
@Timeout(120)
class RemedyGuideTest {
    private static final Pattern REMEDY =
            Pattern.compile("```groovy\\n(remedy\\('([a-z0-9-]+)'\\).*?)```", Pattern.DOTALL);
    private static final Pattern LINES = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| .* \\| (.*) \\|$");

    @TempDir
    Path folder;

    private static String guide() throws IOException {
        return Files.readString(Path.of("docs/remedies.md"));
    }

    @Test
    void itsFilesPlanAndItsLinesAreTaken() throws IOException {
        Path own = Files.createDirectories(folder.resolve("remedies"));
        Matcher files = REMEDY.matcher(guide());
        int examples = 0;
        while (files.find()) {
            Files.writeString(own.resolve(files.group(2) + ".groovy"), files.group(1));
            examples++;
        }
        assertThat(examples).isEqualTo(2);
        Rehearsal aws = Rehearsal.whole();
        Session session = new Session(aws, Clock.systemUTC(), Additions.NONE, aws.workshop(Consent.none(), folder));
        Commands commands = Commands.standard(session, Progress.NONE);

        Matcher block = LINES.matcher(guide());
        assertThat(block.find()).isTrue();
        block.group(1).lines().forEach(line -> {
            Object value = commands.run(line);
            assertThat(value).as(line).isNotNull();
            if (value instanceof Plan plan) {
                assertThat(plan.effects()).as(line + ": " + plan.remarks()).isNotEmpty();
                assertThat(session.workshop().remedies().named(plan.remedy()).origin())
                        .isNotEqualTo("fleetsh");
            }
        });
        assertThat(session.plans().all()).hasSize(examples);
        assertThat(aws.sandbox().changes().changes()).isEmpty();
    }

    @Test
    void itsTableIsWhatTheFilesSay() throws IOException {
        List<String> rows = ROW.matcher(guide())
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        List<String> files = new RemedyLibrary(Path.of("scripts/remedies"), "fleetsh")
                .get().stream().map(RemedyGuideTest::row).toList();
        assertThat(rows).containsExactlyElementsOf(files);
    }

    private static String row(Remedy remedy) {
        return remedy.id() + " "
                + remedy.fixes().stream().map(check -> "`" + check + "`").collect(Collectors.joining(", "));
    }
}
