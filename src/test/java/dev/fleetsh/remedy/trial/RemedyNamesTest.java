package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Edition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks name remedies and remedies name checks, by ids: none of them names something that is not there. */
class RemedyNamesTest {
    private static final Path SHIPPED = Path.of("scripts/remedies");
    private static final Pattern HEAD = Pattern.compile("(?m)^remedy\\('([a-z0-9-]+)'\\)");
    private static final Pattern FIXES = Pattern.compile("(?m)^    fixes (.*)$");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'");

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(SHIPPED)) {
            for (Path path :
                    paths.filter(file -> file.toString().endsWith(".groovy")).toList()) {
                files.put(path.getFileName().toString().replace(".groovy", ""), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static List<Check> checks(Edition edition) {
        List<Check> checks = new ArrayList<>(Catalogue.of(edition).checks());
        checks.addAll(Catalogue.of(edition).workstation());
        return checks;
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void everyRemedyThatACheckNamesIsShipped(Edition edition) {
        Set<String> shipped = files().keySet();
        assertThat(checks(edition)).allSatisfy(check -> assertThat(shipped)
                .as("remedies of check " + check.id())
                .containsAll(check.remedies()));
    }

    @Test
    void everyRemedyHasTheNameOfItsFile() {
        assertThat(files()).isNotEmpty().allSatisfy((name, text) -> {
            Matcher head = HEAD.matcher(text);
            assertThat(head.find()).as(name).isTrue();
            assertThat(head.group(1)).isEqualTo(name);
        });
    }

    @Test
    void everyCheckThatARemedyFixesIsThere() {
        Set<String> ids = new TreeSet<>();
        for (Edition edition : Edition.values()) {
            checks(edition).forEach(check -> ids.add(check.id()));
        }
        assertThat(files()).allSatisfy((name, text) -> {
            Matcher fixes = FIXES.matcher(text);
            while (fixes.find()) {
                assertThat(ids)
                        .as("what " + name + " fixes")
                        .containsAll(TEXT.matcher(fixes.group(1))
                                .results()
                                .map(match -> match.group(1))
                                .toList());
            }
        });
    }

    /** Each is applied, and checked and undone, by a trial; those of tests of their own are named here. */
    @Test
    void everyShippedRemedyIsOnTrial() {
        Set<String> tried =
                new TreeSet<>(Set.of("custom-motd", "restart-agent", "set-agent-proxy", "workstation-tools"));
        RemediesOnTrialTest.TRIALS.forEach(trial -> tried.add(trial.remedy()));
        RemediesOnTrialTest.EXPLANATIONS.forEach(trial -> tried.add(trial.remedy()));
        ScriptRemediesOnTrialTest.runs().forEach(run -> tried.add(run.remedy()));
        ScriptRemediesOnTrialTest.calls().forEach(trial -> tried.add(trial.remedy()));
        assertThat(tried).isEqualTo(files().keySet());
    }
}
