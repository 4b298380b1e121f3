package dev.fleetsh.remedy.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question comes from the plan, and the answer is judged where it is asked. */
class ApprovalsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ScopeId SCOPE = new ScopeId("aws", "111122223333", "eu-west-3");
    private static final NodeScript SCRIPT =
            new NodeScript("set-thing", 1, NodeScript.Language.SHELL, "# fleetsh: set-thing 1\nset\n", false);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Agreeing person = new Agreeing();
    private final Approvals approvals = new Approvals(person, clock);

    private static Fleet fleet(String alias) {
        Origin origin = new Origin("ssm:DescribeInstanceProperties", NOW);
        Scope scope = new Scope(
                SCOPE,
                alias,
                "",
                Fact.known(SessionPreferences.DEFAULTS, origin),
                Fact.known(ActivationTier.ADVANCED, origin),
                Fact.known(new HostManagement(""), origin));
        return new Fleet("test", NOW, List.of(scope), List.of(), new Completeness(1, List.of(), false));
    }

    private static Effect effect(int number, ResourceKind kind, String id, Action action, List<String> touches) {
        return new Effect(
                number,
                "test",
                new Resource(kind, SCOPE, id),
                Stage.NETWORK,
                "nothing much",
                action,
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                List.of("i-1"),
                touches,
                new Risk(Risk.Level.HIGH, "nobody gets in"),
                "",
                Verification.NONE,
                List.of(),
                List.of());
    }

    private static Plan plan(Effect... effects) {
        return new Plan(
                "p7", "0123456789ab", "harmless", NOW, "test", Map.of(), "", List.of(), List.of(effects), List.of());
    }

    private static Plan group() {
        Action action = new Action.Call(ApiCall.of("ec2:RevokeSecurityGroupEgress", Map.of("GroupId", "sg-1")));
        return plan(effect(1, ResourceKind.SECURITY_GROUP, "sg-1", action, List.of("i-2", "i-3")));
    }

    private static Action script(String node) {
        return new Action.Script(SCRIPT, Map.of(), node, Duration.ofSeconds(60));
    }

    private Question asked(Plan plan, Fleet fleet) {
        approvals.approve(plan, fleet, "");
        return person.asked().get(person.asked().size() - 1);
    }

    @Test
    void aClockThatIsSetBackLengthensNothing() {
        AtomicLong nanoseconds = new AtomicLong(Long.MAX_VALUE - 5);
        Approvals armed = new Approvals(person, clock, nanoseconds::get, List::of);
        armed.arm(new Limits(List.of(), 0, NOW.plusSeconds(60)));
        nanoseconds.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(armed.limits()).isNotNull();

        nanoseconds.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(armed.limits()).isNull();
        assertThat(armed.closed()).isTrue();
    }

    @Test
    void whatIsSharedIsApprovedByTheNameOfTheAccount() {
        Question question = asked(group(), fleet("retail"));
        assertThat(question.typed()).isEqualTo("retail");
        assertThat(question.nodes()).isEqualTo(3);
        assertThat(question.text())
                .isEqualTo("p7 changes 1 security group (account retail 111122223333, eu-west-3), and reaches 3 nodes,"
                        + " 2 of them not selected.\nRisk high: nobody gets in.\n"
                        + "It calls ec2:RevokeSecurityGroupEgress (GroupId sg-1). It can't be taken back."
                        + " To go on, type the account.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tidy ", "re\u202Etail", "a\u001Bb", "no;such"})
    void anAccountWhoseNameNobodyCanTypeIsApprovedByItsNumber(String alias) {
        assertThat(asked(group(), fleet(alias)).typed()).isEqualTo("111122223333");
    }

    @Test
    void theCommandOfOnesOwnStandsInTheQuestion() {
        Action command =
                new Action.Document("AWS-RunShellScript", Map.of("commands", List.of("cd /tmp", "rm a")), "i-1");

        assertThat(asked(plan(effect(1, ResourceKind.OS, "i-1", command, List.of())), fleet("retail"))
                        .text())
                .contains("It runs `cd /tmp; rm a` (AWS-RunShellScript) on the nodes.");
    }

    @Test
    void aDomainIsApprovedByItsName() {
        Question question =
                asked(plan(effect(1, ResourceKind.AD_DOMAIN, "corp.example.com", script("i-1"), List.of())), fleet(""));
        assertThat(question.typed()).isEqualTo("corp.example.com");
        assertThat(question.text())
                .startsWith("p7 changes Active Directory in corp.example.com")
                .contains("It runs set-thing on the nodes.");
    }

    @Test
    void nodesAreApprovedByTheirNumberAndTheOneThatRunsTheScriptCounts() {
        assertThat(asked(plan(effect(1, ResourceKind.OS, "i-1", script("i-9"), List.of())), fleet("retail"))
                        .typed())
                .isEqualTo("2");
    }

    private static void refuses(Reply reply, Plan plan, String why) {
        assertThatThrownBy(() -> new Approvals(question -> reply, Clock.fixed(NOW, ZoneOffset.UTC))
                        .approve(plan, fleet("retail"), ""))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining(why);
    }

    private static void accepts(Reply reply, Plan plan) {
        assertThat(new Approvals(question -> reply, Clock.fixed(NOW, ZoneOffset.UTC))
                        .approve(plan, fleet("retail"), "")
                        .plan())
                .isEqualTo(plan);
    }

    @Test
    void onlyTheWordThatWasAskedForWillDo() {
        refuses(new Reply.Typed(""), group(), "p7 was not approved, and nothing has been changed");
        refuses(new Reply.Typed("yes"), group(), "p7 was not approved");
        refuses(new Reply.Typed("RETAIL"), group(), "p7 was not approved");
        accepts(new Reply.Typed(" retail "), group());
    }

    @Test
    void whatWasSaidBeforehandIsHeldAgainstThePlansOwnCount() {
        refuses(new Reply.Beforehand(2), group(), "this reaches 3 nodes, and --max-nodes is 2");
        accepts(new Reply.Beforehand(3), group());
    }

    @Test
    void whereNobodyCanBeAskedTheOptionsThatAnswerAreNamed() {
        assertThatThrownBy(() ->
                        new Approvals(question -> new Reply.Nobody(), clock).approve(group(), fleet("retail"), ""))
                .isInstanceOfSatisfying(RemedyException.class, e -> {
                    assertThat(e)
                            .hasMessageContaining("nobody can be asked here, and this reaches 3 nodes")
                            .hasMessageContaining("1 security group");
                    assertThat(e.hint()).contains("--yes --max-nodes 3");
                    assertThat(e.exitCode()).isEqualTo(1);
                });
    }
}
