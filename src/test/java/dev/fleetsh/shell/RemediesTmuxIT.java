package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.Rehearsal;
import dev.fleetsh.sandbox.SandboxServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole cases at a real terminal, with a person's keys. */
class RemediesTmuxIT {
    private static final String PROMPT = "^\\S+ ○ \\d+> ?$";

    @TempDir
    Path home;

    @BeforeEach
    void tmux() {
        Tmux.require();
    }

    /** Types a line on an empty screen and waits for what it leads to. */
    private static void line(Tmux terminal, String text, String awaited) throws Exception {
        terminal.keys("C-l").await("\\A" + PROMPT);
        terminal.type(text).keys("Enter").await(awaited);
    }

    @Test
    void theAccountOfADomainIsMissedMadeSeenAndTakenBack() throws Exception {
        try (Tmux terminal = open(Map.of(), "--sandbox")) {
            terminal.await("240 nodes · 3 accounts[\\s\\S]*" + PROMPT);
            line(terminal, "probe domain DC-PARIS-*", "Go on\\? \\[y/N\\]$");
            terminal.type("y").keys("Enter").await("^\\$\\d+ = 2 of 240 nodes[\\s\\S]*" + PROMPT);
            line(terminal, "check dc-ssm-user-present", "^dc-ssm-user-present|  dc-ssm-user-present[\\s\\S]*" + PROMPT);
            line(terminal, "why DC-PARIS-01", "plan create-ssm-user DC-PARIS-01[\\s\\S]*" + PROMPT);
            line(
                    terminal,
                    "plan create-ssm-user DC-PARIS-*",
                    "^Nothing has been changed\\. `whatif p1`[\\s\\S]*" + PROMPT);
            line(terminal, "whatif p1", "^2 of 2 blocked nodes become ready[\\s\\S]*" + PROMPT);

            line(terminal, "apply p1 --reason INC-4711", "^Type corp\\.example\\.com to go on:$");
            terminal.type("corp.example.org").keys("Enter");
            terminal.await("^✗ p1 was not approved, and nothing has been changed[\\s\\S]*" + PROMPT);
            line(terminal, "apply p1 --reason INC-4711", "^Type corp\\.example\\.com to go on:$");
            terminal.type("corp.example.com").keys("Enter");
            terminal.await("p1 done: 1 changed, 1 verified, 0 failed[\\s\\S]*" + PROMPT);
            line(terminal, "can DC-PARIS-01 shell", "^yes[\\s\\S]*" + PROMPT);

            line(terminal, "undo p1", "^Plan p2[\\s\\S]*`apply p2`[\\s\\S]*" + PROMPT);
            line(terminal, "apply p2", "^Type corp\\.example\\.com to go on:$");
            terminal.type("corp.example.com").keys("Enter");
            terminal.await("p2 done: 1 changed[\\s\\S]*" + PROMPT);
            line(terminal, "probe domain DC-PARIS-01", "Go on\\? \\[y/N\\]$");
            terminal.type("y").keys("Enter").await("^\\$\\d+ = 1 of 240 nodes[\\s\\S]*" + PROMPT);
            line(terminal, "can DC-PARIS-01 shell", "^no[\\s\\S]*" + PROMPT);
        }
    }

    @Test
    void aShellThatWasKilledIsGreetedWithWhatItLeftAndGoesOn() throws Exception {
        Rehearsal aws = new Rehearsal();
        try (SandboxServer server = aws.sandbox().serve(0)) {
            Map<String, String> environment = Map.of(
                    "AWS_ENDPOINT_URL", server.uri().toString(),
                    "AWS_REGION", "eu-west-3",
                    "AWS_ACCESS_KEY_ID", "SANDBOXKEYRETAIL0001",
                    "AWS_SECRET_ACCESS_KEY", "sandbox-retail");
            try (Tmux terminal = open(environment)) {
                terminal.await("collected in[\\s\\S]*" + PROMPT);
                line(
                        terminal,
                        "plan set-agent-proxy WEB-LYON-* --proxy http://p.example.com:3128",
                        "`apply p1`[\\s\\S]*" + PROMPT);
                aws.hold();
                line(terminal, "apply p1 --wave 1", "^Type 2 to go on:$");
                terminal.type("2").keys("Enter").await("wave 1/2");
                aws.awaitCommands(1);
                terminal.program().destroyForcibly();
                assertThat(terminal.awaitExit()).isEqualTo(137);
            }
            aws.release();
            try (Tmux terminal = open(environment)) {
                terminal.await("^an apply was interrupted: p1, 1 call in flight\\. `resume p1`");
                terminal.await("collected in[\\s\\S]*" + PROMPT);
                line(terminal, "resume p1", "^Type 2 to go on:$");
                terminal.type("2").keys("Enter").await("p1 done: 2 changed[\\s\\S]*" + PROMPT);
            }
        }
        assertThat(aws.sent()).hasSize(2).allSatisfy((node, times) -> assertThat(times)
                .isEqualTo(1));
    }

    private Tmux open(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Launched.LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return new Tmux(new Launched(home).process(environment, command), home, 120, 45);
    }
}
