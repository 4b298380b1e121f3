package dev.fleetsh.render;

import static dev.fleetsh.render.SampleBackdrop.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Answer;
import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Capability;
import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Evidence;
import dev.fleetsh.check.Explanation;
import dev.fleetsh.check.Finding;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.RuleSource;
import dev.fleetsh.check.Severity;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.session.SampleFleet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
    private static final Nodes NODES = SampleFleet.fleet().nodes();

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 120, 0})
    void nodesFitTheWidth(int width) {
        String text = render(Format.TABLE, width, NODES);
        Golden.assertSame("nodes-" + width + ".txt", text);
        assertFits(text, width);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 80, 120, 0})
    void anExplanationIsATreeWithTheRootCauseFirst(int width) {
        String text = render(Format.TABLE, width, explanation());
        Golden.assertSame("why-" + width + ".txt", text);
        assertFits(text, width);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 80, 0})
    void aNodeShowsAllFactsWithOriginAndAge(int width) {
        String text = render(Format.TABLE, width, SampleFleet.HOSTILE);
        Golden.assertSame("node-" + width + ".txt", text);
        assertFits(text, width);
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"PLAIN", "MD", "CSV", "JSON"})
    void nodesInTheOtherFormats(Format format) {
        Golden.assertSame("nodes." + format.label(), render(format, 0, NODES));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"PLAIN", "MD", "CSV"})
    void explanationsInTheOtherFormats(Format format) {
        Golden.assertSame("why." + format.label(), render(format, 80, explanation()));
    }

    @Test
    void plainHasNoBoxCharactersAndNoSymbols() {
        assertThat(render(Format.PLAIN, 80, explanation())
                        + render(Format.PLAIN, 80, NODES.groupBy(Node::region).counts()))
                .doesNotContainPattern("[─│├└▇✓✗·]");
    }

    @Test
    void countsHaveBarsThatFit() {
        assertThat(render(Format.TABLE, 0, NODES.groupBy(Node::region).counts()))
                .isEqualTo("  eu-south-2  5  ▇▇▇▇▇\n  eu-west-3   1  ▇\n");
        assertThat(render(Format.CSV, 0, NODES.groupBy(Node::region).counts()))
                .isEqualTo("key,count\neu-south-2,5\neu-west-3,1\n");
    }

    @Test
    void aGroupWhoseKeyIsUnknownSaysWhy() {
        assertThat(render(Format.TABLE, 0, NODES.groupBy(Node::agent).counts()))
                .contains("unknown (unparseable)")
                .contains("unknown (not collected)");
    }

    @Test
    void oneCapabilityIsALineAndSeveralAreATable() {
        CapabilityAnswer yes = new CapabilityAnswer(
                SampleFleet.DC, Capability.PORT_FORWARD, Answer.YES, "agent 3.3.987.0 ≥ 3.0.222.0", List.of());
        CapabilityAnswer no =
                new CapabilityAnswer(SampleFleet.DC, Capability.SHELL, Answer.NO, "no ssm-user", List.of());
        assertThat(render(Format.TABLE, 80, yes)).isEqualTo("yes · agent 3.3.987.0 ≥ 3.0.222.0\n");
        assertThat(render(Format.TABLE, 80, List.of(yes, no))).isEqualTo("""
                          CAPABILITY      ANSWER  REASON
                          port-forward    yes     agent 3.3.987.0 ≥ 3.0.222.0
                          shell           no      no ssm-user
                        """);
    }

    @Test
    void findingsOfTheWorkstationEndWithWhatWouldFixThem() {
        assertThat(render(Format.TABLE, 80, List.of(root(), pass()))).isEqualTo("""
                             CHECK                RESULT
                          ✗  dc-ssm-user-present  the AD account ssm-user does not exist in
                                                  corp.example.com
                          ✓  node-online          Online 41 s ago

                          dc-ssm-user-present: Create it once for the domain.
                        """);
    }

    @Test
    void whatHasNoRoomIsSaid() {
        assertThat(render(Format.TABLE, 80, NODES))
                .contains("account, region, platform hidden; nodes --wide shows them");
        assertThat(render(Format.TABLE, 0, NODES)).doesNotContain("hidden");
        assertThat(render(Format.TABLE, 80, new Shown(NODES, List.of(), Shown.USUAL, true, false, List.of())))
                .doesNotContain("hidden");
    }

    @Test
    void aNameStaysWholeLongerThanThePlatform() {
        String text = render(Format.TABLE, 120, NODES);
        assertThat(text).contains("=evil row|txt,\"q\"").contains("unknown (not colle…");
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 59, 75, 119, 3_600, 5_400, 7_199, 32_399, 32_400, 170_000, 172_800})
    void thePingIsAsOldInTheHeaderAsInTheReason(long seconds) {
        Node node = new NodeBuilder("i-0f", SampleFleet.MADRID, NodeKind.EC2)
                .registered(Fact.known(true, SampleFleet.LIST))
                .state(Fact.known(InstanceState.RUNNING, SampleFleet.EC2))
                .ping(Fact.known(PingStatus.CONNECTION_LOST, SampleFleet.LIST), SampleFleet.NOW.minusSeconds(seconds))
                .build();
        Fleet fleet = SampleFleet.of(List.of(node));
        Assessment assessment = Assessment.of(fleet, Edition.CURRENT, fleet.takenAt());
        StringBuilder out = new StringBuilder();
        View later = new View(0, Palette.NONE, SampleFleet.NOW.plusSeconds(7_000));
        new Renderer(Format.TABLE, later, new SampleBackdrop(fleet)).render(assessment.why(node), out);

        Matcher reason = Pattern.compile("last heard (.+) ago").matcher(out);
        assertThat(reason.find()).isTrue();
        assertThat(out.toString().lines().findFirst().orElseThrow())
                .contains("ConnectionLost " + reason.group(1) + " ago");
    }

    @Test
    void aLongTableIsCutOnAScreenAndSaysHowToSeeTheRest() {
        View screen = new View(120, Palette.NONE, SampleFleet.NOW, 2);
        assertThat(render(Format.TABLE, screen, NODES)).contains("… 4 more; nodes --limit 0 shows all");
        assertThat(render(Format.TABLE, screen, new Shown(NODES, List.of(), 0, false, false, List.of())))
                .doesNotContain("more;");
        assertThat(render(Format.CSV, screen, NODES).lines()).hasSize(7);
    }

    @Test
    void columnsCanBeChosen() {
        Shown shown = new Shown(
                NODES.limit(2), List.of("name", "tags.Env", "lastPing"), Shown.USUAL, false, false, List.of());
        assertThat(render(Format.TABLE, 80, shown))
                .startsWith("  NAME         Env   LASTPING\n  DC-PARIS-01        2026-11-23T11:59:19Z\n"
                        + "  WEB-MAD-07   prod  2026-11-23T11:59:19Z\n");
    }

    @Test
    void undecidedNodesAreCountedAndCompletenessEndsTheAnswer() {
        assertThat(render(Format.TABLE, 0, NODES.where(node -> node.agent().isBelow("3.0"))))
                .endsWith("2 nodes undecided: agent (not collected) on 1, agent (unparseable) on 1\n"
                        + "incomplete: 1 of 2 scopes · retail/eu-west-3: session preferences unknown (denied);"
                        + " grant ssm:GetDocument · collected just now\n");
    }

    @Test
    void everyAnswerTellsHowOldItsEvidenceIs() {
        View later = new View(0, Palette.NONE, SampleFleet.NOW.plusSeconds(120));
        assertThat(render(Format.TABLE, later, NODES)).endsWith(" · collected 2 min ago\n");
        View tooLate = new View(0, Palette.NONE, SampleFleet.NOW.plusSeconds(1200));
        assertThat(render(Format.TABLE, tooLate, NODES))
                .endsWith(" · collected 20 min ago; `refresh` collects again\n");
        CapabilityAnswer can = Assessment.of(SampleFleet.fleet(), Edition.CURRENT, SampleFleet.NOW)
                .can(SampleFleet.DC, Capability.PORT_FORWARD);
        assertThat(render(Format.TABLE, later, can)).endsWith(" · seen 2 min ago\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 100})
    void evidenceIsListedByCallsWithWhatNobodyWasAsked(int width) {
        Explanation why = Assessment.of(SampleFleet.fleet(), Edition.CURRENT, SampleFleet.NOW)
                .why(SampleFleet.DC);
        String text =
                render(Format.TABLE, width, new Shown(why, List.of(), Shown.USUAL, false, false, List.of(), true));
        Golden.assertSame("evidence-" + width + ".txt", text);
        assertFits(text, width);
        assertThat(text.replaceAll("\\s+", " "))
                .containsPattern("ssm:DescribeInstanceProperties (WHEN )?12 s ago")
                .contains("domainProbe: not asked: `probe domain DC-PARIS-01` does")
                .contains("retail/eu-west-3: session preferences unknown (denied)");
    }

    @Test
    void whatADomainProbeSawStandsInColumns() {
        DomainProbe probe = new DomainProbe(5, true, "corp.example.com", "S-1-5-21-1-2-3", false, null);
        Node seen = SampleFleet.DC
                .change(SampleFleet.PARIS)
                .domainProbe(Fact.known(probe, SampleFleet.LIST))
                .build();
        Shown shown = new Shown(
                Nodes.of(List.of(seen)), List.of("name", "domainProbe"), Shown.USUAL, false, false, List.of());
        assertThat(render(Format.TABLE, 0, shown))
                .startsWith(
                        "  NAME         ROLE                DOMAIN            SSM-USER         NTDS  DOMAIN SID\n"
                                + "  DC-PARIS-01  primary controller  corp.example.com  no such account  runs  S-1-5-21-1-2-3\n");
    }

    @Test
    void nothingFoundSaysOutOfHowMany() {
        assertThat(render(Format.TABLE, 80, NODES.where(node -> false))).startsWith("none of 6 nodes\n");
        assertThat(render(Format.TABLE, 80, SampleFleet.empty().nodes())).startsWith("no nodes\n");
    }

    @Test
    void completenessNamesEveryGapAndWhatToGrant() {
        Completeness many = new Completeness(
                12,
                List.of(
                        gap("a/eu-west-1", Reason.THROTTLED, "", Set.of("channel"), 14),
                        gap("b/eu-west-1", Reason.NOT_REACHABLE, "", Set.of("nodes"), 0)),
                true);
        assertThat(render(Format.TABLE, 0, many)).isEqualTo("""
                        incomplete: 10 of 12 scopes, collecting was cancelled
                          a/eu-west-1: channel unknown on 14 nodes (throttled); op: message
                          b/eu-west-1: nodes may be missing (not reachable); op: message
                        """);
        assertThat(render(Format.PLAIN, 0, new Completeness(12, List.of(), false)))
                .isEqualTo("completeness: complete: 12 of 12 scopes\n");
    }

    @Test
    void anOldFleetSaysSo() {
        Fleet fleet = SampleFleet.fleet();
        View later = new View(0, Palette.NONE, SampleFleet.NOW.plusSeconds(3 * 3600));
        assertThat(render(Format.TABLE, later, fleet.nodes())).contains("collected 3 h ago; `refresh` collects again");
    }

    @Test
    void coloursAreAValue() {
        View colours = new View(0, Palette.ANSI, SampleFleet.NOW);
        assertThat(render(Format.TABLE, colours, explanation())).contains("\u001b[31m✗ BLOCKED");
        assertThat(render(Format.TABLE, 0, explanation())).doesNotContain("\u001b");
        assertThat(render(Format.CSV, colours, NODES)).doesNotContain("\u001b");
        assertThat(render(Format.MD, colours, NODES)).doesNotContain("\u001b");
    }

    @Test
    void textsFactsListsMapsAndTables() {
        assertThat(render(Format.TABLE, 0, "a\u001b[1mb\nc")).isEqualTo("ab\nc\n");
        assertThat(render(Format.TABLE, 0, 42)).isEqualTo("42\n");
        assertThat(render(Format.TABLE, 0, null)).isEmpty();
        assertThat(render(Format.TABLE, 0, List.of())).isEqualTo("empty\n");
        assertThat(render(Format.TABLE, 0, List.of("x", "y"))).isEqualTo("  x\n  y\n");
        assertThat(render(Format.TABLE, 0, Map.of("k", true))).isEqualTo("  k  true\n");
        assertThat(render(Format.TABLE, 0, SampleFleet.DC.agentFact()))
                .isEqualTo("3.3.987.0 · ssm:DescribeInstanceProperties, 12 s ago\n");
        assertThat(render(Format.TABLE, 0, Fact.unknown(Reason.DENIED, "ssm:GetDocument", SampleFleet.LIST)))
                .isEqualTo("unknown(denied: ssm:GetDocument) · ssm:DescribeInstanceProperties, 12 s ago\n");
        Table table = new Table("Title", List.of("A", "B"), List.of(List.of(1, "x")), List.of("note"));
        assertThat(render(Format.TABLE, 0, table)).isEqualTo("Title\n  A  B\n  1  x\nnote\n");
        assertThat(render(Format.MD, 0, table)).isEqualTo("Title\n\n| A | B |\n| --- | --- |\n| 1 | x |\n\nnote\n");
        assertThat(render(Format.JSON, 0, table)).isEqualTo("[{\"a\":1,\"b\":\"x\"}]\n");
    }

    @Test
    void captionsSayWhatAnAnswerIs() {
        Renderer renderer = new Renderer(Format.TABLE, new View(0, Palette.NONE, SampleFleet.NOW));
        assertThat(renderer.caption(NODES.where(node -> node.agent().isBelow("3.0"))))
                .isEqualTo("1 of 6 nodes, 2 undecided");
        assertThat(renderer.caption(Shown.usual(new SampleBackdrop(SampleFleet.fleet()).assessment())))
                .isEqualTo("Assessment of 6 nodes");
        assertThat(renderer.caption("text")).isEmpty();
    }

    private static void assertFits(String text, int width) {
        if (width > 0) {
            assertThat(text.lines().filter(line -> Columns.of(line) > width))
                    .allMatch(line -> line.matches("[│├└─ ?!✓✗–]*[a-z0-9]+(-[a-z0-9]+)+"));
        }
    }

    private static Completeness.Gap gap(String scope, Reason reason, String action, Set<String> facts, int nodes) {
        return new Completeness.Gap(scope, "op", reason, action, facts, nodes, "message");
    }

    private static Explanation explanation() {
        Finding warning = new Finding(
                check("agent-recent", Severity.ADVISORY, ""),
                Verdict.WARN,
                Severity.ADVISORY,
                "agent 3.3.987.0 is older than 3.3.2958.0",
                List.of(),
                null);
        Finding open = new Finding(
                check("os-not-nano", Severity.BLOCKER, ""),
                Verdict.UNKNOWN,
                Severity.BLOCKER,
                "the edition of Windows was not collected",
                List.of(new Evidence("platform", "unknown(not collected)", "", SampleFleet.LIST)),
                Reason.NOT_COLLECTED);
        Finding consequence = new Finding(
                check("dc-ssm-user-usable", Severity.DEGRADED, ""),
                Verdict.UNKNOWN,
                Severity.DEGRADED,
                "there is no account to look at",
                List.of(),
                Reason.NOT_COLLECTED);
        return new Explanation(
                SampleFleet.DC,
                SampleFleet.NOW,
                Readiness.BLOCKED,
                List.of(root()),
                Map.of(root(), List.of(consequence)),
                List.of(open),
                List.of(warning, pass()),
                "blocked for shell sessions; port forwarding and SSH work");
    }

    private static Finding root() {
        Origin probe = new Origin("probe:dc", SampleFleet.NOW.minusSeconds(180));
        return new Finding(
                check("dc-ssm-user-present", Severity.BLOCKER, "Create it once for the domain."),
                Verdict.FAIL,
                Severity.BLOCKER,
                "the AD account ssm-user does not exist in corp.example.com",
                List.of(
                        new Evidence("domain controller", "DomainRole 5 (primary)", "", probe),
                        new Evidence("ssm-user", "absent", "present", probe)),
                null);
    }

    private static Finding pass() {
        return new Finding(
                check("node-online", Severity.BLOCKER, "Restart it."),
                Verdict.PASS,
                Severity.BLOCKER,
                "Online 41 s ago",
                List.of(),
                null);
    }

    private static Check check(String id, Severity severity, String advice) {
        return new Check(
                id,
                "title",
                "every node",
                severity,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                advice,
                new RuleSource("page", LocalDate.of(2026, 11, 23)),
                List.of(),
                "");
    }
}
