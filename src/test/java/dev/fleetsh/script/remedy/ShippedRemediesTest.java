package dev.fleetsh.script.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.catalogue.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The remedies that come with fleetsh, as files. */
class ShippedRemediesTest {
    private static final Path FOLDER = Path.of("scripts/remedies");

    static List<Remedy> remedies() {
        return new RemedyLibrary(FOLDER, "fleetsh").get();
    }

    @ParameterizedTest
    @MethodSource("remedies")
    void eachIsReadAndCompiles(Remedy remedy) throws Exception {
        assertThat(remedy).as(remedy.title()).isInstanceOf(RemedyFile.class);
        assertThat(remedy.help()).isNotEmpty();
        RemedyScript script = RemedyCompiler.compile(
                        remedy.id() + ".groovy", Files.readString(FOLDER.resolve(remedy.id() + ".groovy")))
                .getDeclaredConstructor()
                .newInstance();
        script.run();
        assertThat(script.body()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("remedies")
    void theCatalogueTellsOfEach(Remedy remedy) throws Exception {
        assertThat(Files.readString(Path.of("docs/remedies.md")))
                .contains("| `" + remedy.id() + "` | " + remedy.title().replace("|", "\\|") + " |");
    }

    @Test
    void allFilesAreRemedies() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(remedies()).hasSize((int) files.count());
        }
    }
}
