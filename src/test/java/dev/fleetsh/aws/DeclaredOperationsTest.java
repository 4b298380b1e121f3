package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.script.remedy.RemedyLibrary;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeclaredOperationsTest {
    @Test
    void shippedRemediesDeclareOperationsThatMayBeCalled() {
        Set<String> known = new TreeSet<>(OperationNames.READING);
        known.addAll(OperationNames.CHANGING);
        assertThat(new RemedyLibrary(Path.of("scripts/remedies"), "fleetsh").get())
                .isNotEmpty()
                .allSatisfy(remedy -> assertThat(known)
                        .as(remedy.id())
                        .containsAll(remedy.declared().operations()));
    }
}
