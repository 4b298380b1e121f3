package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.Rehearsal;
import dev.fleetsh.command.Plugins;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the terminal can do to an apply: say no in every way, pause it, go on, end it, and keep it small. */
@Timeout(180)
class ApplyAtTheTerminalTest {
    private static final String TAGGED = "ssm:AddTagsToResource";
    private static final String READY = "^sim ○ \\d+>$";
    private static final String REFUSED = "✗ p1 was not approved, and nothing has been changed\n" + READY;

    @TempDir
    Path folder;

    private final Rehearsal aws = new Rehearsal();

    private Screen open() throws Exception {
        return new Screen(aws, folder, Screen.Setting.USUAL, Plugins.NONE, consent -> aws.workshop(consent, folder));
    }

    private static void clear(Screen screen) throws Exception {
        screen.control('L').await("\\A" + "sim . (\\d+ min\\S* (?:\\S+ )*)?\\d+>$");
    }

    @Test
    void onlyTheWordThatIsAskedForApplies() throws Exception {
        try (Screen screen = open()) {
            screen.line("plan custom-tag-owner FILE-LYON-03 --team payments").await("`apply p1`[\\s\\S]*" + READY);
            clear(screen);
            screen.line("apply p1").await("Type 1 to go on:$");
            screen.line("yes").await("That is not 1\\.\n" + REFUSED);
            clear(screen);
            screen.line("apply p1").await("Type 1 to go on:$");
            screen.line("").await("Type 1 to go on:\n" + REFUSED);
            clear(screen);
            screen.line("apply p1").await("Type 1 to go on:$");
            screen.control('C').await(REFUSED);
            clear(screen);
            screen.line("apply p1").await("Type 1 to go on:$");
            screen.control('D').await(REFUSED);
            clear(screen);
            assertThat(aws.changes(TAGGED)).isEmpty();
            screen.line("apply p1 --reason INC-4711").await("Type 1 to go on:$");
            screen.line("1").await("p1 done: 1 changed, .*0 failed · journal j1");
            assertThat(aws.changes(TAGGED)).hasSize(1);
            screen.line("journal j1").await("why +INC-4711[\\s\\S]*" + READY);
        }
    }

    @Test
    void controlCPausesAndTheNextShellTellsAndGoesOn() throws Exception {
        try (Screen screen = open()) {
            begin(screen);
            screen.control('C').await("^ pausing  after what is in flight; Ctrl-C again leaves at once$");
            aws.release();
            screen.await("p1 paused: 1 changed, .*1 left[\\s\\S]*`resume p1`[\\s\\S]*" + READY);
            assertThat(aws.sent()).hasSize(1);
        }
        try (Screen screen = open()) {
            screen.await("an apply was paused: p1, nothing in flight");
            screen.line("resume p1").await("Type 2 to go on:$");
            screen.line("2").await("p1 done: [\\s\\S]*" + READY);
            assertThat(aws.sent()).hasSize(2).allSatisfy((node, times) -> assertThat(times)
                    .isEqualTo(1));
            clear(screen);
            screen.line("resume p1").await("✗ \"p1\" has nothing to go on with[\\s\\S]*" + READY);
        }
    }

    @Test
    void aSecondControlCBringsThePromptBackWhateverIsInFlight() throws Exception {
        try (Screen screen = open()) {
            begin(screen);
            screen.control('C').await("^ pausing  after what is in flight; Ctrl-C again leaves at once$");
            screen.control('C');
            screen.await("^ left +p1, as it stands: `resume p1`[\\s\\S]*✗ cancelled\n[\\s\\S]*" + READY);
            assertThat(screen.text()).doesNotContain("p1 done");
            aws.release();
        }
        assertThat(aws.sent()).hasSize(1);
    }

    @Test
    void anotherShellIsToldThatThePlanIsBeingApplied() throws Exception {
        try (Screen screen = open();
                Screen other = open()) {
            begin(screen);
            other.line("resume p1").await("✗ p1 is being applied just now \\(j1\\)[\\s\\S]*" + READY);
            aws.release();
            screen.await("p1 done: [\\s\\S]*" + READY);
        }
        assertThat(aws.sent()).hasSize(2);
    }

    @Test
    void cancelEndsWhatWasPausedAndTheRestIsNotBegun() throws Exception {
        try (Screen screen = open()) {
            begin(screen);
            screen.control('C');
            aws.release();
            screen.await("p1 paused: [\\s\\S]*" + READY);
            clear(screen);
            screen.line("apply p1").await("✗ p1 was begun in j1, and is paused\n[\\s\\S]*" + READY);
            clear(screen);
            // Whoever may change nothing may stop all the same, and is not asked.
            screen.line("disarm").await("read-only[\\s\\S]*" + READY);
            screen.line("cancel --reason INC-4712").await("p1 cancelled: 1 changed, .*1 left[\\s\\S]*" + READY);
            assertThat(screen.text()).doesNotContain("Type 2").doesNotContain("`resume p1`");
            assertThat(aws.sent()).hasSize(1);
            clear(screen);
            screen.line("resume p1").await("✗ \"p1\" has nothing to go on with[\\s\\S]*" + READY);
        }
        try (Screen screen = open()) {
            screen.line("journal").await("j1 +p1 +cancelled[\\s\\S]*" + READY);
            assertThat(screen.text()).doesNotContain("an apply was");
        }
    }

    /** Up to the moment in which the first of two nodes has been sent its command. */
    private void begin(Screen screen) throws Exception {
        screen.line("plan set-agent-proxy WEB-LYON-* --proxy http://p.example.com:3128")
                .await("`apply p1`[\\s\\S]*" + READY);
        aws.hold();
        screen.line("apply p1 --wave 1").await("Type 2 to go on:$");
        screen.line("2").await("wave 1/2 agent  WEB-LYON-0\\d  ░");
        aws.awaitCommands(1);
    }

    @Test
    void armNarrowsWhatMayBeApprovedAndThePromptShowsIt() throws Exception {
        try (Screen screen = open()) {
            screen.line("plan custom-tag-owner EDGE-LYON-* --team payments").await("`apply p1`[\\s\\S]*" + READY);
            clear(screen);
            screen.line("arm --max-nodes 1").await("^sim ● 30 min, ≤ 1 node \\d+>$");
            screen.line("arm").await("that reach 1 node at most[\\s\\S]*^sim ● 30 min, ≤ 1 node \\d+>$");
            screen.line("apply p1").await("✗ p1 reaches 2 nodes, and the session is armed for 1");
            clear(screen);
            screen.line("arm --scopes retail/us-east-1 --minutes 5").await("^sim ● 5 min, 1 scope \\d+>$");
            screen.line("apply p1").await("in 111122223333/eu-west-3, and the session is\\s+armed for");
            clear(screen);
            aws.later(Duration.ofMinutes(6));
            screen.line("apply p1").await("✗ p1 was not approved: the session is read-only[\\s\\S]*" + READY);
            clear(screen);
            screen.line("arm --scopes retail").await("^sim ● \\d+ min, 1 scope \\d+>$");
            clear(screen);
            screen.line("disarm").await("read-only[\\s\\S]*" + READY);
            screen.line("apply p1").await("✗ p1 was not approved: the session is read-only");
            assertThat(aws.changes(TAGGED)).isEmpty();
            clear(screen);
            // What arms also asks.
            screen.line("arm --scopes retail --max-nodes 2 --minutes 60")
                    .await("^sim ● \\d+ min, 1 scope, ≤ 2 nodes \\d+>$");
            screen.line("apply p1").await("Type 2 to go on:$");
            screen.line("2").await("p1 done: 2 changed");
            assertThat(aws.changes(TAGGED)).hasSize(2);
        }
    }
}
