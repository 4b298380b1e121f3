package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.forecast.Forecast;
import dev.fleetsh.remedy.forecast.Tried;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Confirmer;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Assumption;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import dev.fleetsh.session.Additions;
import dev.fleetsh.session.NoCloud;
import dev.fleetsh.session.SampleFleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.source.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriedBeforeTest {
    private static final Instant NOW = SampleFleet.NOW;
    private static final Node SILENT = SampleFleet.WEB
            .change(SampleFleet.WEB.scope())
            .channel(Fact.known(ChannelStatus.NOT_CONNECTED, SampleFleet.LIST))
            .build();
    private static final String NODE = SILENT.id();
    private static final ScopeId SCOPE = SILENT.scope().id();

    @TempDir
    private Path folder;

    private Journals journals;

    @BeforeEach
    void open() {
        journals = new Journals(folder.resolve("journal"));
    }

    private static Plan restart() {
        PlanName name = PlanName.random("p1");
        Effect effect = new Effect(
                1,
                "restart-agent",
                new Resource(ResourceKind.AGENT, SCOPE, NODE),
                Stage.AGENT,
                "restart the agent",
                new Action.Document("AWS-RunShellScript", Map.of(), NODE),
                new Inverse.None("a restart is over when it is done"),
                List.of(),
                List.of(),
                List.of(NODE),
                List.of(),
                new Risk(Risk.Level.LOW, ""),
                "",
                new Verification(List.of("session-channel"), List.of(NODE), Duration.ofMinutes(5)),
                List.of(new Assumption(List.of(NODE), "channel", "connected")),
                List.of("session-channel"));
        return new Plan(
                name.id(), name.uid(), "restart", NOW, "test", Map.of(), "", List.of(NODE), List.of(effect), List.of());
    }

    private void applied(Instant when, boolean helped) {
        Plan plan = restart();
        try (Journal journal = journals.begin(plan)) {
            journal.append(new JournalRecord.Opened(when, journal.tag(), plan, Map.of(), "", Map.of()));
            journal.append(new JournalRecord.Verified(when, 1, helped, "node-online on it"));
            journal.append(new JournalRecord.Finished(when, "done"));
        }
    }

    @Test
    void theLastTimeCountsAndNoneThatIsLongAgo() {
        Tried.Attempt attempt = new Tried.Attempt("restart-agent", NODE);
        applied(NOW.minus(Duration.ofDays(2)), false);
        assertThat(TriedBefore.of(journals, NOW).inVain()).isEmpty();
        applied(NOW.minusSeconds(200), false);
        assertThat(TriedBefore.of(journals, NOW).inVain()).containsExactly(attempt);
        applied(NOW.minusSeconds(100), true);
        assertThat(TriedBefore.of(journals, NOW).inVain()).isEmpty();
        applied(NOW.plusSeconds(100), false);
        assertThat(TriedBefore.of(journals, NOW).inVain()).containsExactly(attempt);
    }

    @Test
    void whatDidNotHelpIsNotPromisedAgain() {
        Workshop none = Workshop.none(SampleFleet.CLOCK);
        Session session = new Session(
                SampleFleet.source(progress -> SampleFleet.of(List.of(SILENT))),
                SampleFleet.CLOCK,
                Additions.NONE,
                new Workshop(
                        Remedies.of(),
                        none.scripts(),
                        new NoCloud(),
                        new Approvals(Confirmer.NONE, SampleFleet.CLOCK),
                        journals));
        Commands commands = Commands.standard(session, Progress.NONE);
        Plan plan = session.plans().keep(restart());
        assertThat(forecast(commands, plan).sentence())
                .startsWith("none of 1 blocked node becomes ready; " + SILENT.name() + " may become ready: ");
        applied(SampleFleet.CLOCK.instant(), false);
        assertThat(forecast(commands, plan).stayingBlocked()).singleElement().satisfies(node -> assertThat(
                        node.reason())
                .endsWith("; restart-agent was tried before, and did not help"));
    }

    private static Forecast forecast(Commands commands, Plan plan) {
        return (Forecast) Objects.requireNonNull(commands.run("whatif " + plan.id()));
    }
}
