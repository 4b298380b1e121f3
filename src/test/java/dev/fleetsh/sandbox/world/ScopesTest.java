package dev.fleetsh.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is set in the scopes of the default fleet. */
class ScopesTest {
    private static final World WORLD = World.generate(240, 1, Instant.parse("2026-11-23T22:00:00Z"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SimScope scope(String alias, String region) {
        return WORLD.scopes().stream()
                .filter(s -> s.account().alias().equals(alias) && s.region().equals(region))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode inputs(String alias, String region) throws JsonProcessingException {
        JsonNode document =
                JSON.readTree(Objects.requireNonNull(scope(alias, region).sessionDocument()));
        assertThat(document.path("sessionType").asText()).isEqualTo("Standard_Stream");
        return document.path("inputs");
    }

    @Test
    void everyAccountIsInEveryRegion() {
        assertThat(WORLD.regions()).containsExactly("eu-west-3", "eu-south-2", "us-east-1", "mx-central-1");
        for (Account account : WORLD.accounts()) {
            for (String region : WORLD.regions()) {
                assertThat(WORLD.scope(account.id(), region)).isNotNull();
            }
        }
    }

    @Test
    void preferencesWithAndWithoutKms() throws Exception {
        assertThat(inputs("retail", "eu-west-3").path("kmsKeyId").asText()).isEmpty();
        assertThat(inputs("platform", "mx-central-1").path("kmsKeyId").asText())
                .startsWith("arn:aws:kms:mx-central-1:444455556666:key/");
        assertThat(inputs("platform", "us-east-1").path("kmsKeyId").asText())
                .startsWith("arn:aws:kms:us-east-1:444455556666:key/");
    }

    @Test
    void preferencesWithShellProfilesStreamingAndLogs() throws Exception {
        JsonNode profile = inputs("platform", "eu-west-3").path("shellProfile");
        assertThat(profile.path("linux").asText()).isNotEmpty();
        assertThat(profile.path("windows").asText()).isEqualTo("Set-Location C:\\");
        JsonNode streaming = inputs("retail", "us-east-1");
        assertThat(streaming.path("cloudWatchStreamingEnabled").isBoolean()).isTrue();
        assertThat(streaming.path("cloudWatchStreamingEnabled").asBoolean()).isTrue();
        assertThat(streaming.path("cloudWatchLogGroupName").asText()).isEqualTo("/ssm/sessions");
        assertThat(inputs("platform", "eu-south-2").path("s3BucketName").asText())
                .isEqualTo("session-logs-444455556666-eu-south-2");
    }

    @Test
    void preferencesWithRunAs() throws Exception {
        JsonNode named = inputs("platform", "eu-south-2");
        assertThat(named.path("runAsEnabled").asBoolean()).isTrue();
        assertThat(named.path("runAsDefaultUser").asText()).isEqualTo("operator");
        JsonNode nobody = inputs("labs", "eu-west-3");
        assertThat(nobody.path("runAsEnabled").asBoolean()).isTrue();
        assertThat(nobody.path("runAsDefaultUser").asText()).isEmpty();
        assertThat(nobody.path("idleSessionTimeout").asText()).isEqualTo("90");
    }

    @Test
    void preferencesThatAreHardToRead() throws Exception {
        assertThat(inputs("labs", "us-east-1").path("runAsEnabled").isTextual()).isTrue();
        assertThatThrownBy(() -> inputs("labs", "eu-south-2")).isInstanceOf(JsonProcessingException.class);
        assertThat(scope("retail", "mx-central-1").sessionDocument()).isNull();
        assertThat(scope("retail", "eu-south-2").sessionDocument()).isNull();
    }

    @Test
    void oneScopeRefusesItsPreferencesAndNothingElseIsRefused() {
        assertThat(WORLD.scopes().stream()
                        .filter(scope -> !scope.deniedActions().isEmpty()))
                .singleElement()
                .satisfies(scope -> {
                    assertThat(scope.deniedActions()).containsExactly("ssm:GetDocument");
                    assertThat(scope.denies("ssm:GetDocument")).isTrue();
                    assertThat(scope.denies("ssm:GetConnectionStatus")).isFalse();
                });
    }

    @Test
    void updatesCoverNodesByTagByIdOrAll() {
        assertThat(covered("retail", "eu-west-3"))
                .contains("DC-PARIS-01", "WEB-PARIS-12")
                .doesNotContainAnyElementsOf(named("retail", "eu-west-3", "dev"));
        assertThat(covered("labs", "eu-west-3")).containsExactly("DC-LAB-01");
        assertThat(covered("platform", "eu-west-3"))
                .hasSize(scope("platform", "eu-west-3").nodes().size());
        assertThat(covered("platform", "mx-central-1")).isEmpty();
    }

    private static List<String> covered(String alias, String region) {
        SimScope scope = scope(alias, region);
        return scope.nodes().stream()
                .filter(node -> scope.associations().stream()
                        .anyMatch(a -> a.documentName().equals("AWS-UpdateSSMAgent") && a.covers(node)))
                .map(SimNode::name)
                .toList();
    }

    private static List<String> named(String alias, String region, String env) {
        return scope(alias, region).nodes().stream()
                .filter(node -> env.equals(node.tags().get("Env")))
                .map(SimNode::name)
                .toList();
    }

    @Test
    void associationsHaveIdsOfTheirOwn() {
        assertThat(WORLD.scopes().stream().flatMap(scope -> scope.associations().stream()))
                .extracting(Association::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    }
}
