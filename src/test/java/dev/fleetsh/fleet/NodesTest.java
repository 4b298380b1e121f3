package dev.fleetsh.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesTest {
    private static final Origin ORIGIN = new Origin("ssm:DescribeInstanceProperties", Instant.EPOCH);
    private static final Scope SCOPE = new Scope(
            new ScopeId("aws", "111111111111", "eu-west-3"),
            "retail",
            "",
            Fact.known(SessionPreferences.DEFAULTS, ORIGIN),
            Fact.known(ActivationTier.ADVANCED, ORIGIN),
            Fact.known(new HostManagement(""), ORIGIN));
    private static final Node A = node("i-a", "WEB-1", "3.1.0.0", "prod");
    private static final Node B = node("i-b", "web-2", "2.3.1.0", "dev");
    private static final Node C = node("i-c", "DC-1", "", "prod");
    private static final Node D = new NodeBuilder("mi-d", SCOPE, NodeKind.HYBRID)
            .name("edge.*")
            .computerName("edge.corp.example.com")
            .tags(Tags.unknown(
                    (Fact.Unknown<?>) (Fact<?>) Fact.unknown(Reason.DENIED, "ssm:ListTagsForResource", ORIGIN)))
            .agent(Fact.known(AgentVersion.require("3.3.987.0"), ORIGIN))
            .build();
    private static final Nodes ALL = Nodes.of(List.of(A, B, C, D));

    private static Node node(String id, String name, String agent, String env) {
        NodeBuilder node = new NodeBuilder(id, SCOPE, NodeKind.EC2).name(name).tags(Tags.of(Map.of("Env", env)));
        return (agent.isEmpty()
                        ? node.agent(Fact.unknown(Reason.NOT_REGISTERED, "", ORIGIN))
                        : node.agent(Fact.known(AgentVersion.require(agent), ORIGIN)))
                .build();
    }

    private static Fleet fleet() {
        return new Fleet("test", Instant.EPOCH, List.of(SCOPE), ALL.list(), new Completeness(1, List.of(), false));
    }

    @Test
    void nodesThatAPredicateCannotDecideAreLeftOutAndCounted() {
        Nodes old = ALL.where(node -> node.agent().isBelow("3.2"));
        assertThat(old.ids()).containsExactly("i-a", "i-b");
        assertThat(old.total()).isEqualTo(4);
        assertThat(old.undecided()).isEqualTo(new Undecided(1, Map.of("agent (not registered)", 1)));
        assertThat(old).hasToString("2 of 4 nodes");
        Nodes prod = old.where(node -> "prod".equals(node.tags().get("Env")));
        assertThat(prod.ids()).containsExactly("i-a");
        assertThat(prod.undecided().count()).isEqualTo(1);
    }

    @Test
    void undecidedNodesAddUpOverSelections() {
        Nodes prod = ALL.where(node -> "prod".equals(node.tags().get("Env")));
        assertThat(prod.undecided()).isEqualTo(new Undecided(1, Map.of("tags (denied)", 1)));
        assertThat(prod.where(node -> node.agent().isAtLeast("3")).undecided())
                .isEqualTo(new Undecided(2, Map.of("tags (denied)", 1, "agent (not registered)", 1)));
    }

    @Test
    void unknownKeysFormGroupsOfTheirOwnAndSortLast() {
        Groups groups = ALL.groupBy(node -> node.agent().part(0));
        assertThat(groups.get(3).ids()).containsExactly("i-a", "mi-d");
        assertThat(groups.get(C.agentFact()).ids()).containsExactly("i-c");
        assertThat(groups.counts().asMap()).containsEntry(3, 2).containsEntry(2, 1);
        assertThat(groups.counts().total()).isEqualTo(4);
        assertThat(ALL.sortBy(Node::agent).ids()).containsExactly("i-b", "i-a", "mi-d", "i-c");
        assertThat(ALL.values(Node::agent)).contains(C.agentFact(), A.agent());
    }

    @Test
    void selectionsCombineAsSets() {
        Nodes first = Nodes.of(List.of(A, B)).outOf(4);
        Nodes second = Nodes.of(List.of(B, C)).outOf(4);
        assertThat(first.and(second).ids()).containsExactly("i-b");
        assertThat(first.or(second).ids()).containsExactly("i-a", "i-b", "i-c");
        assertThat(first.minus(second).ids()).containsExactly("i-a");
        assertThat(ALL.limit(2).ids()).containsExactly("i-a", "i-b");
        assertThat(ALL.limit(-1).isEmpty()).isTrue();
        assertThat(ALL.reversed().get(0)).isSameAs(D);
        assertThat(first.join(second, node -> node.id())).containsOnlyKeys(B);
    }

    @Test
    void theListOfASelectionCannotBeChanged() {
        assertThatThrownBy(() -> ALL.list().set(0, B)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(ALL).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "i-a, 1",
        "i-*, 3",
        "web-*, 2",
        "WEB-?, 2",
        "dc-1, 1",
        "edge.*, 1",
        "*.corp.example.com, 1",
        "nothing, 0",
        "i-?, 3",
        "(, 0"
    })
    void aFleetIsSearchedByIdNameAndGlob(String text, int found) {
        Nodes matching = fleet().matching(text);
        assertThat(matching.size()).isEqualTo(found);
        assertThat(matching.total()).isEqualTo(4);
    }

    @Test
    void tagsAreReadAsAMapAndAnUnknownSetRaises() {
        assertThat(A.tags()).containsEntry("Env", "prod").hasSize(1);
        assertThat(A.tags().get("env")).isNull();
        assertThat(Tags.of(Map.of())).isSameAs(Tags.NONE);
        assertThat(Tags.of(Map.of("a", "b"))).isEqualTo(Tags.of(Map.of("a", "b")));
        assertThat(D.tags().isKnown()).isFalse();
        assertThatThrownBy(() -> D.tags().get("Env")).isInstanceOf(UnknownFactException.class);
        assertThatThrownBy(() -> D.tags().size()).isInstanceOf(UnknownFactException.class);
        assertThatThrownBy(() -> A.tags().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(D.tags()).isNotEqualTo(Tags.NONE);
    }

    @Test
    void everyPropertyCanBeReadAndAMisspeltOneIsAUsageError() {
        for (NodeProperty property : NodeProperty.ALL) {
            assertThat(property.fact(A)).as(property.name()).isNotNull();
        }
        assertThat(A.fact("agent")).isEqualTo(A.agentFact());
        assertThatThrownBy(() -> A.fact("agnt")).isInstanceOf(UsageException.class);
    }

    @Test
    void aChangedNodeDiffersOnlyInWhatWasChanged() {
        Node changed =
                A.change().agent(Fact.known(AgentVersion.require("9"), ORIGIN)).build();
        for (NodeProperty property : NodeProperty.ALL) {
            if (!property.name().equals("agent")) {
                assertThat(property.fact(changed)).as(property.name()).isEqualTo(property.fact(A));
            }
        }
        assertThat(changed.agent()).hasToString("9.0.0.0");
    }

    @Test
    void countsAreByNumberAndUnknownKeysHaveARowOfTheirOwn() {
        Counts counts = ALL.counts(node -> node.tags().get("Env"));
        assertThat(List.copyOf(counts.asMap().values())).containsExactly(2, 1, 1);
        assertThat(counts.get("prod")).isEqualTo(2);
        assertThat(counts.get(D.fact("tags"))).isEqualTo(1);
        assertThat(counts.total()).isEqualTo(4);
        Counts top = counts.top(1);
        assertThat(top.asMap()).containsOnlyKeys("prod");
        assertThat(top.rest()).isEqualTo(new Rest(2, 2));
        assertThat(top.total()).isEqualTo(4);
        assertThat(counts.byKey().asMap().keySet().iterator().next()).isEqualTo("dev");
    }

    @Test
    void factsThatAreUnknownForTheSameReasonAreOneGroupWhoeverSaidSo() {
        Origin later = new Origin("ssm:DescribeInstanceInformation", Instant.EPOCH.plusSeconds(60));
        Node other =
                C.change().agent(Fact.unknown(Reason.NOT_REGISTERED, "", later)).build();
        Nodes nodes = Nodes.of(List.of(A, C, other));
        assertThat(nodes.groupBy(Node::agent).size()).isEqualTo(2);
        assertThat(nodes.groupBy(Node::agent).get(other.agentFact()).size()).isEqualTo(2);
        assertThat(nodes.counts(Node::agent).get(C.agentFact())).isEqualTo(2);
    }

    @Test
    void theLargestGroupsSayHowMuchTheyLeaveOut() {
        Groups groups = ALL.groupBy(node -> node.agent().part(0)).top(1);
        assertThat(groups.asMap()).containsOnlyKeys(3);
        assertThat(groups.rest()).isEqualTo(new Rest(2, 2));
        assertThat(groups.counts().rest()).isEqualTo(new Rest(2, 2));
        assertThat(groups.nodes().ids()).containsExactly("i-a", "mi-d");
        assertThat(ALL.groupBy(Node::name)
                        .where((name, nodes) -> name.equals("WEB-1"))
                        .nodes()
                        .ids())
                .containsExactly("i-a");
    }

    @Test
    void distinctValuesAreSortedAndNodesWithoutOneAreCounted() {
        Distinct agents = ALL.distinct(Node::agent);
        assertThat(agents).extracting(Object::toString).containsExactly("2.3.1.0", "3.1.0.0", "3.3.987.0");
        assertThat(agents.undecided()).isEqualTo(new Undecided(1, Map.of("agent (not registered)", 1)));
        assertThat(ALL.distinct(node -> node.tags().get("Team")).undecided())
                .isEqualTo(new Undecided(4, Map.of("no value", 3, "tags (denied)", 1)));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 7", "7.1, 8", "50, 50", "90, 90", "99, 99", "99.1, 100", "100, 100"})
    void aPercentileIsTheValueOfTheNearestRank(double percent, int value) {
        List<Node> hundred = java.util.stream.IntStream.rangeClosed(1, 100)
                .mapToObj(i -> A.change().ip(String.valueOf(i)).build())
                .toList();
        Percentiles percentiles = Nodes.of(hundred).percentiles(node -> Integer.valueOf(node.ip()));
        assertThat(percentiles.at(percent)).isEqualTo(value);
        assertThat(percentiles.upTo(value)).isEqualTo(value);
    }

    @Test
    void percentilesOfVersionsCountTheNodesWithoutOne() {
        Percentiles agents = ALL.percentiles(Node::agent);
        assertThat(agents.min()).hasToString("2.3.1.0");
        assertThat(agents.median()).hasToString("3.1.0.0");
        assertThat(agents.max()).hasToString("3.3.987.0");
        assertThat(agents.known()).isEqualTo(3);
        assertThat(agents.undecided().count()).isEqualTo(1);
        assertThat(ALL.percentile(50, Node::agent).ranks()).containsExactly(50.0);
        assertThat(Nodes.of(List.of(C)).percentiles(Node::agent).median()).isNull();
        assertThatThrownBy(() -> ALL.percentile(101, Node::agent))
                .isInstanceOf(UsageException.class)
                .hasMessage("a percentile is from 0 to 100, not 101.0");
        assertThatThrownBy(() -> ALL.percentiles(Node::scope))
                .isInstanceOf(UsageException.class)
                .hasMessage("percentiles need values that have an order; Scope has none");
    }

    @Test
    void sortedTheOtherWayRoundUnknownOnesStillComeLast() {
        assertThat(ALL.sortByDescending(Node::agent).ids()).containsExactly("mi-d", "i-a", "i-b", "i-c");
        assertThat(ALL.sortBy(node -> List.of(node.kind(), node.name())).ids())
                .containsExactly("i-c", "i-a", "i-b", "mi-d");
    }

    @Test
    void topAndExtremesCountTheNodesWithoutAValue() {
        Nodes top = ALL.top(2, Node::agent);
        assertThat(top.ids()).containsExactly("mi-d", "i-a");
        assertThat(top.undecided().count()).isEqualTo(1);
        assertThat(ALL.min(Node::agent).ids()).containsExactly("i-b");
        assertThat(ALL.max(Node::kind).ids()).containsExactly("mi-d");
        assertThat(ALL.min(Node::kind).ids()).containsExactly("i-a", "i-b", "i-c");
        assertThat(ALL.max(Node::agent).undecided().count()).isEqualTo(1);
    }

    @Test
    void aTallyIsANumberThatKnowsOfHowManyItCouldNotBeTold() {
        Tally old = ALL.count(node -> node.agent().isBelow("3"));
        assertThat(old.intValue()).isEqualTo(1);
        assertThat(old.total()).isEqualTo(4);
        assertThat(old.undecided()).isEqualTo(new Undecided(1, Map.of("agent (not registered)", 1)));
        Nodes prod = ALL.where(node -> "prod".equals(node.tags().get("Env")));
        assertThat(prod.count(node -> node.agent().isBelow("3")).undecided())
                .isEqualTo(new Undecided(1, Map.of("agent (not registered)", 1)));
    }

    @Test
    void whatHoldsForSomeOrAllIsUnknownOnlyWhereTheUnknownOnesDecide() {
        assertThat(ALL.any(node -> node.agent().isBelow("3"))).isTrue();
        assertThat(ALL.every(node -> node.agent().isBelow("3"))).isFalse();
        assertThatThrownBy(() -> ALL.any(node -> node.agent().isBelow("1"))).isInstanceOf(UnknownFactException.class);
        assertThatThrownBy(() -> ALL.every(node -> node.agent().isAtLeast("1")))
                .isInstanceOf(UnknownFactException.class);
        assertThat(Nodes.of(List.of()).any(node -> true)).isFalse();
        assertThat(Nodes.of(List.of()).every(node -> false)).isTrue();
    }

    @Test
    void aJoinSaysWhoHasNoPartnerAndWhoseKeyIsUnknown() {
        Joined joined = ALL.join(Nodes.of(List.of(A, C)), node -> node.tags().get("Env"));
        assertThat(joined).containsOnlyKeys(A, C);
        assertThat(joined.get(A).ids()).containsExactly("i-a", "i-c");
        assertThat(joined.alone().ids()).containsExactly("i-b");
        assertThat(joined.undecided()).isEqualTo(new Undecided(1, Map.of("tags (denied)", 1)));
    }
}
