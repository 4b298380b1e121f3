package dev.fleetsh.script.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeaderTextTest {
    @Test
    void theHeaderOfEveryShippedRemedyIsTheSameWithoutWhatItDoes() throws IOException {
        try (Stream<Path> folder = Files.list(Path.of("scripts/remedies"))) {
            List<Path> files =
                    folder.filter(file -> file.toString().endsWith(".groovy")).toList();
            assertThat(files).hasSizeGreaterThan(30);
            for (Path file : files) {
                String source = Files.readString(file);
                String name = file.getFileName().toString();
                String id = name.replace(".groovy", "");
                assertThat(HeaderReader.read(id, name, source))
                        .as(name)
                        .isEqualTo(HeaderReader.read(id, name, source, source));
                assertThat(HeaderText.of(source)).as(name).hasSameSizeAs(source).isNotEqualTo(source);
            }
        }
    }

    @Test
    void onlyClosuresThatTheRemedyHoldsAreEmptied() {
        assertThat(HeaderText.of("remedy('x') { title '{a}'\n plan { if (a) { b } }\n where 'c', { d }\n}\n"))
                .isEqualTo("remedy('x') { title '{a}'\n plan {              }\n where 'c', {   }\n}\n");
        assertThat(HeaderText.of("def f() { 1 }\nremedy('x') { plan { // }\n b }\n}"))
                .isEqualTo("def f() {   }\nremedy('x') { plan {     \n   }\n}");
    }

    @Test
    void aTextWhoseBracketsDoNotFitStaysAsItIs() {
        String text = "remedy('x') { plan { a }\n";
        assertThat(HeaderText.of(text)).isEqualTo(text);
        assertThat(HeaderText.of("println 1")).isEqualTo("println 1");
    }
}
