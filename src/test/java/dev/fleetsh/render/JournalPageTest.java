package dev.fleetsh.render;

import static dev.fleetsh.render.SampleBackdrop.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.SampleFleet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalPageTest {
    @Test
    void whatHelpedIsToldTogetherAndWhatDidNotOneByOne() {
        Plan plan = new Plan(
                "p1",
                "aaaaaaaaaaaa",
                "restart",
                SampleFleet.NOW,
                "test",
                Map.of(),
                "",
                List.of(),
                List.of(),
                List.of());
        Recorded recorded = new Recorded(
                "j1",
                List.of(
                        entry(1, new JournalRecord.Opened(SampleFleet.NOW, "aaaaaa", plan, Map.of(), "", Map.of())),
                        entry(2, new JournalRecord.Verified(SampleFleet.NOW, 1, true, "node-online passes on i-1")),
                        entry(3, new JournalRecord.Verified(SampleFleet.NOW, 2, true, "node-online passes on i-1")),
                        entry(4, new JournalRecord.Verified(SampleFleet.NOW, 3, false, "it was not looked at")),
                        entry(
                                5,
                                new JournalRecord.Verified(
                                        SampleFleet.NOW, 3, false, "session-channel on DB: fail, not connected"))),
                List.of(),
                false);
        assertThat(render(Format.TABLE, 0, recorded))
                .containsPattern("verified +node-online passes on i-1, 2 effects")
                .containsPattern("not verified +effect 3, session-channel on DB: fail, not connected")
                .doesNotContain("looked at");
        assertThat(render(Format.JSON, 0, recorded)).contains("session-channel on DB: fail, not connected");
    }

    private static Recorded.Entry entry(long number, JournalRecord record) {
        return new Recorded.Entry(number, record);
    }
}
