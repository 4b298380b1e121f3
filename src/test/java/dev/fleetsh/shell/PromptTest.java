package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTest {
    private static final Fleet FLEET = TestFleet.of("WEB-1", "WEB-2");

    private static Session loaded() {
        Session session = new Session(TestFleet.source(FLEET), Clock.systemUTC());
        session.fleet();
        return session;
    }

    @Test
    void showsWhereReadOnlyTheFocusAndTheCount() {
        Session session = loaded();
        assertThat(new Prompt(session, "sim", false).text(80)).isEqualTo("sim ○ 2> ");
        session.focus("name == 'WEB-1'", node -> node.name().equals("WEB-1"));
        assertThat(new Prompt(session, "sim", false).text(80)).isEqualTo("sim ○ WEB-1 1> ");
        assertThat(new Prompt(session, "sim", true).text(80)).isEqualTo("sim WEB-1 1> ");
    }

    @Test
    void beforeTheFleetIsThereItSaysSoAndAsksForNothing() {
        Session session = new Session(
                TestFleet.source(progress -> {
                    throw new AssertionError("asked");
                }),
                Clock.systemUTC());
        assertThat(new Prompt(session, "prod", false).text(80)).isEqualTo("prod ○ …> ");
    }

    @Test
    void aLongFocusIsCutAndWhatCouldTurnTheLineAroundIsTakenOut() {
        Session session = loaded();
        session.focus("tags.Env == 'a\u001b[2Jb\u202ec'", node -> true);
        assertThat(new Prompt(session, "p\u001b[1m", false).text(80)).isEqualTo("p [1m ○ a [2Jb c 2> ");
        session.focus("windows && agent < '3.0.222.0' && tags.Env == 'prod'", node -> true);
        assertThat(new Prompt(session, "sim", false).text(80)).isEqualTo("sim ○ windows && agent < '3.0… 2> ");
        session.focus("tags.Env == '漢字漢字漢字漢字漢字漢字漢字漢字'", node -> true);
        assertThat(new Prompt(session, "sim", false).text(80)).isEqualTo("sim ○ 漢字漢字漢字漢字漢字漢… 2> ");
    }

    @Test
    void aNarrowScreenHasThePromptThatIsShortest() {
        assertThat(new Prompt(loaded(), "sim", false).text(15)).isEqualTo("> ");
        assertThat(new Prompt(loaded(), "sim", false).text(0)).isEqualTo("sim ○ 2> ");
    }

    @Test
    void theNumberOfScopesIsToldWhereTheNameDoesNot() {
        Fleet wide = new Fleet(
                "test",
                Instant.now(),
                List.of(TestFleet.scope("eu-west-3"), TestFleet.scope("us-east-1")),
                List.of(),
                new Completeness(2, List.of(), false));
        Session session = new Session(
                new FleetSource() {
                    @Override
                    public String describe() {
                        return "AWS";
                    }

                    @Override
                    public boolean simulated() {
                        return false;
                    }

                    @Override
                    public Fleet load(Progress progress) {
                        return wide;
                    }
                },
                Clock.systemUTC());
        session.fleet();
        assertThat(new Prompt(session, "prod", false).text(80)).isEqualTo("prod/2 scopes ○ 0> ");
        assertThat(new Prompt(session, "prod/2 Regions", false).text(80)).isEqualTo("prod/2 Regions ○ 0> ");
    }
}
