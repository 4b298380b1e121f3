package dev.fleetsh.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
    private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 11, 50, 51, 240, 1000, 1001, 5000})
    void holdsExactlyAsManyNodesAsAskedFor(int size) {
        World world = World.generate(size, 1, NOW);

        assertThat(world.size()).isEqualTo(size);
        assertThat(world.scopes()).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void followsFromItsArguments(long seed) {
        World world = World.generate(500, seed, NOW);

        assertThat(world.equals(World.generate(500, seed, NOW))).isTrue();
        assertThat(world.equals(World.generate(500, seed + 1, NOW))).isFalse();
    }

    @Test
    void refusesANegativeSize() {
        assertThatThrownBy(() -> World.generate(-1, 1, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 240, 5000})
    void givesEveryNodeAnIdOfItsOwnInAwsShape(int size) {
        World world = World.generate(size, 3, NOW);

        assertThat(world.nodes().map(SimNode::id)).doesNotHaveDuplicates();
        assertThat(world.nodes()).allSatisfy(node -> assertThat(node.id())
                .matches(node.kind() == SimKind.EC2 ? "i-[0-9a-f]{17}" : "mi-[0-9a-f]{17}"));
    }

    @Test
    void givesEveryNodeANameOfItsOwn() {
        assertThat(World.generate(5000, 3, NOW).nodes().map(SimNode::name)).doesNotHaveDuplicates();
    }

    @Test
    void givesEveryNodeAnAddressOfItsOwn() {
        assertThat(World.generate(5000, 3, NOW).nodes().map(WorldTest::address)).doesNotHaveDuplicates();
    }

    private static String address(SimNode node) {
        return node.instance() != null
                ? node.instance().privateIp()
                : node.registration().ipAddress();
    }

    @Test
    void ofOneNodeIsInTheFirstScopeAndHealthy() {
        SimScope first = World.generate(1, 1, NOW).scopes().get(0);

        assertThat(first.nodes()).singleElement().satisfies(node -> {
            assertThat(node.listed()).isTrue();
            assertThat(node.channelConnected()).isTrue();
        });
    }

    @Test
    void hasThreeAccountsThatDifferInEverything() {
        List<Account> accounts = World.generate(0, 1, NOW).accounts();

        assertThat(accounts).extracting(Account::alias).containsExactly("retail", "platform", "labs");
        assertThat(accounts).extracting(Account::id).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d{12}"));
        assertThat(accounts).extracting(Account::accessKeyId).doesNotHaveDuplicates();
        assertThat(accounts).extracting(Account::secretAccessKey).doesNotHaveDuplicates();
        assertThat(accounts).allSatisfy(a -> assertThat(a.callerArn()).contains(":" + a.id() + ":"));
    }

    @Test
    void findsScopesAndNodes() {
        World world = World.generate(240, 1, NOW);
        SimScope scope = world.scope("111122223333", "eu-west-3");

        assertThat(scope).isNotNull();
        assertThat(scope.nodes())
                .allSatisfy(node -> assertThat(scope.node(node.id())).isSameAs(node));
        assertThat(scope.node("i-00000000000000000")).isNull();
        assertThat(world.scope("111122223333", "eu-north-1")).isNull();
        assertThat(world.scope("000000000000", "eu-west-3")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {240, 1000, 5000})
    void tellsEveryStoryOnceInFleetsThatAreLargeEnough(int size) {
        World world = World.generate(size, 9, NOW);

        for (Story story : World.stories()) {
            SimScope scope = world.scopes().stream()
                    .filter(s -> s.account().alias().equals(story.account())
                            && s.region().equals(story.region()))
                    .findFirst()
                    .orElseThrow();
            assertThat(scope.nodes().stream().filter(node -> node.name().equals(story.name())))
                    .as(story.name())
                    .singleElement()
                    .satisfies(node -> assertThat(node.truth().story()).isEqualTo(story.shows()));
        }
        assertThat(world.nodes().filter(node -> !node.truth().story().isEmpty()))
                .hasSize(World.stories().size());
    }

    @Test
    void namesEveryStoryOnce() {
        assertThat(World.stories()).extracting(Story::name).doesNotHaveDuplicates();
    }

    @Test
    void manyOfItsNodesAreHealthy() {
        World world = World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, NOW);

        long healthy = world.nodes()
                .filter(node -> node.listed()
                        && node.channelConnected()
                        && node.registration().online()
                        && node.registration().agentVersion().startsWith("3.3.2"))
                .count();

        assertThat(healthy).isBetween(90L, 160L);
    }

    @Test
    void sharesOfTheScopesMakeAHundred() {
        assertThat(Arrays.stream(Place.values()).mapToInt(place -> place.share).sum())
                .isEqualTo(100);
    }

    @Test
    void spreadsTheBulkOverAllScopes() {
        World world = World.generate(1000, 1, NOW);

        assertThat(world.scopes()).allMatch(scope -> scope.nodes().size() > 10);
    }

    @Test
    void sharesWhatNodesHaveInCommon() {
        World world = World.generate(5000, 1, NOW);

        assertThat(identities(world.nodes().map(SimNode::labels).toList())).hasSizeLessThan(1000);
        assertThat(identities(world.nodes().map(SimNode::truth).toList())).hasSizeLessThan(250);
        assertThat(identities(world.nodes().map(SimNode::inventory).toList())).hasSizeLessThan(250);
    }

    private static Set<Object> identities(List<?> values) {
        Map<Object, Boolean> seen = new IdentityHashMap<>();
        values.forEach(value -> seen.put(value, true));
        return seen.keySet();
    }

    @Test
    void growsToAHundredThousandNodes() {
        World world = World.generate(100_000, 1, NOW);

        assertThat(world.nodes().map(SimNode::id).distinct().count()).isEqualTo(100_000);
        for (Place place : Place.values()) {
            assertThat(world.scopes().get(place.ordinal()).nodes().size())
                    .as(place.name())
                    .isBetween(place.share * 990, place.share * 1_010 + Stories.ROWS.size());
        }
    }
}
