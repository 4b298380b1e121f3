package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetChoiceTest {
    @TempDir
    Path home;

    @Test
    void withNothingThatPointsAtAwsTheSimulatedFleetOpens() {
        assertThat(choice(Map.of("PATH", "/bin"))).isEqualTo(FleetChoice.SIMULATED_FOR_WANT_OF_ANOTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_PROFILE",
                "AWS_REGION",
                "AWS_DEFAULT_REGION",
                "AWS_ACCESS_KEY_ID",
                "AWS_ENDPOINT_URL",
                "AWS_ENDPOINT_URL_SSM",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                "AWS_CONFIG_FILE"
            })
    void aVariableThatPointsAtAwsOpensAws(String variable) {
        assertThat(choice(Map.of(variable, "x"))).isEqualTo(FleetChoice.AWS);
        assertThat(choice(Map.of(variable, ""))).isEqualTo(FleetChoice.SIMULATED_FOR_WANT_OF_ANOTHER);
        assertThat(choice(Map.of(variable, "x"), "--sandbox-nodes", "3")).isEqualTo(FleetChoice.SIMULATED);
    }

    @Test
    void aDefaultProfileOpensAws() throws Exception {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), "[profile other]\nregion = eu-west-1\n");
        assertThat(choice(Map.of())).isEqualTo(FleetChoice.SIMULATED_FOR_WANT_OF_ANOTHER);
        Files.writeString(home.resolve(".aws/config"), "[default]\nregion = eu-west-1\n");
        assertThat(choice(Map.of())).isEqualTo(FleetChoice.AWS);
    }

    private FleetChoice choice(Map<String, String> environment, String... arguments) {
        return FleetChoice.of(Options.parse(List.of(arguments)), environment, home);
    }
}
