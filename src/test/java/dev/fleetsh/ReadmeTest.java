package dev.fleetsh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.ReadPolicy;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README promises and the program knows better. */
class ReadmeTest {
    @Test
    void thePolicyIsTheOneThatTheChecksDeclare() throws IOException {
        assertThat(Files.readString(Path.of("README.md")))
                .contains(ReadPolicy.of(Catalogue.of(Edition.CURRENT)).document());
    }

    @Test
    void theTranscriptNamesNodesThatTheSimulatedFleetHas() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<String> ids = Pattern.compile("m?i-[0-9a-f]{17}")
                .matcher(readme)
                .results()
                .map(MatchResult::group)
                .toList();
        World world = World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Instant.EPOCH);
        List<String> known = world.scopes().stream()
                .flatMap(scope -> scope.nodes().stream())
                .map(SimNode::id)
                .toList();
        assertThat(ids).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void thePolicyHoldsReadingActionsOnly() {
        assertThat(ReadPolicy.of(Catalogue.of(Edition.CURRENT)).actions())
                .isNotEmpty()
                .allMatch(action -> action.matches("[a-z0-9]+:(Describe|Get|List|Simulate)[A-Za-z]+"));
    }
}
