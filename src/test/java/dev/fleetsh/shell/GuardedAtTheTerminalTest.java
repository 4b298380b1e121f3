package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.Rehearsal;
import dev.fleetsh.command.Arguments;
import dev.fleetsh.command.Command;
import dev.fleetsh.command.FleetPlugin;
import dev.fleetsh.command.Plugins;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.guard.Reply;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever wants to change something at a terminal, the person is asked first; a no is a no. */
class GuardedAtTheTerminalTest {
    private static final String READY = "^sim ○ \\d+>$";
    private static final String PLANNED =
            "plan('custom-tag-owner', on: nodes.where { name == 'FILE-LYON-03' }, team: 'payments')";

    @TempDir
    Path folder;

    private final Rehearsal aws = new Rehearsal();

    @AfterEach
    void nothingWasChanged() {
        assertThat(aws.sandbox().changes().changes()).isEmpty();
    }

    private Screen open(Plugins plugins) throws Exception {
        return new Screen(aws, folder, Screen.Setting.USUAL, plugins, consent -> aws.workshop(consent, folder));
    }

    private static void refuses(Screen screen) throws Exception {
        screen.await("Type 1 to go on:$");
        screen.line("no")
                .await("That is not 1\\.\n[\\s\\S]*was not approved, and nothing has been changed[\\s\\S]*" + READY);
    }

    @Test
    void aLineOfGroovyIsAskedAbout() throws Exception {
        try (Screen screen = open(Plugins.NONE)) {
            screen.line("apply(" + PLANNED + ", reason: 'x')");
            refuses(screen);
        }
    }

    @Test
    void noLineOfGroovySaysYesForThePerson() throws Exception {
        try (Screen screen = open(Plugins.NONE)) {
            screen.line("apply(" + PLANNED + ", yes: true, maxNodes: 5)")
                    .await("✗ a script can't say yes for the person[\\s\\S]*" + READY);
        }
    }

    @Test
    void theConsentOfALineOfBatchCountsForNothingWhereAPersonCanBeAsked() throws Exception {
        try (Screen screen = open(Plugins.NONE)) {
            screen.line(PLANNED).await("`apply p1`[\\s\\S]*" + READY);
            screen.line("apply p1 --yes --max-nodes 5");
            refuses(screen);
        }
    }

    @Test
    void aSavedScriptIsAskedAbout() throws Exception {
        Path script = Files.writeString(folder.resolve("tidy.groovy"), "apply(" + PLANNED + ")\n");
        try (Screen screen = open(Plugins.NONE)) {
            screen.line("run " + script);
            refuses(screen);
        }
    }

    @Test
    void aStartUpFileAppliesNothing() throws Exception {
        Files.writeString(folder.resolve("init.groovy"), "apply(" + PLANNED + ")\n");
        try (Screen screen = open(Plugins.NONE)) {
            screen.await("✗ [\\s\\S]*not approved: only what a line at the prompt wants");
        }
    }

    @Test
    void aPluginIsAskedAbout() throws Exception {
        try (Screen screen = open(Plugins.of(List.of(Tidying::new)))) {
            screen.line(PLANNED).await("`apply p1`[\\s\\S]*" + READY);
            screen.line("tidy asking");
            refuses(screen);
        }
    }

    @Test
    void aPluginThatRecordsNothingChangesNothingThoughThePersonAgrees() throws Exception {
        try (Screen screen = open(Plugins.of(List.of(Tidying::new)))) {
            screen.line(PLANNED).await("`apply p1`[\\s\\S]*" + READY);
            screen.line("tidy asking").await("Type 1 to go on:$");
            screen.line("1").await("no\\s+journal\\s+says[\\s\\S]*" + READY);
        }
    }

    @Test
    void aPluginThatAnswersItsOwnQuestionIsRefusedByTheGuard() throws Exception {
        try (Screen screen = open(Plugins.of(List.of(Tidying::new)))) {
            screen.line(PLANNED).await("`apply p1`[\\s\\S]*" + READY);
            screen.line("tidy forging").await("✗ [\\s\\S]*AddTagsToResource[\\s\\S]*" + READY);
        }
    }

    /** A plugin whose verb changes what the last plan says, without the verb for that. */
    public static final class Tidying implements FleetPlugin {
        @Override
        public String name() {
            return "tidying";
        }

        @Override
        public List<Command> commands() {
            return List.of(new Tidy());
        }
    }

    private static final class Tidy implements Command {
        @Override
        public String name() {
            return "tidy";
        }

        @Override
        public String synopsis() {
            return "tidy asking|forging";
        }

        @Override
        public String summary() {
            return "changes what the last plan says";
        }

        @Override
        public Object execute(Session session, Arguments arguments) {
            Plan plan = session.plans().all().get(0);
            Approvals approvals = arguments.text().equals("forging")
                    ? new Approvals(question -> new Reply.Typed(question.typed()), session.clock())
                    : session.workshop().approvals();
            Permit permit = approvals.approve(plan, session.fleet(), "");
            for (Effect effect : plan.effects()) {
                if (effect.action() instanceof Action.Call call) {
                    session.workshop().cloud().change(permit, effect.resource().scope(), call.call());
                }
            }
            return "done";
        }
    }
}
