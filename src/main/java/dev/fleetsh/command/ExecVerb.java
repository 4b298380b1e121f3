package dev.fleetsh.command;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Exec;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;
import java.time.Duration;
import java.util.List;

/** {@code exec}: plans to run a command of the person's own on nodes; it is applied as every plan is. */
final class ExecVerb implements Called {
    private static final String DASHES = " -- ";

    private final Selections selections;

    ExecVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "exec";
    }

    @Override
    public String synopsis() {
        return "exec [SELECTION] [--undo COMMAND] [--timeout SECONDS] -- COMMAND";
    }

    @Override
    public String summary() {
        return "plans to run a command of your own on nodes; `apply` runs it, in waves and with a journal";
    }

    @Override
    public String help() {
        return """
                All behind -- is the command, for sh on Linux and macOS and PowerShell on Windows.
                exec linux && online -- systemctl is-active amazon-ssm-agent
                What it prints stands in the result, and whole in the journal. AWS and the journal keep the command itself: read
                secrets on the node, as from Parameter Store, and don't write them here.
                In Groovy: exec('systemctl is-active amazon-ssm-agent', on: nodes.where { linux })""";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("undo", "COMMAND", "a command that takes it back"),
                Option.of("timeout", "SECONDS", "how long it may run on a node; 600 without it"));
    }

    @Override
    public Argument argument() {
        return Argument.SELECTION;
    }

    @Override
    public boolean endsAtDashes() {
        return true;
    }

    @Override
    public boolean readsOptions() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        String text = " " + arguments.text() + " ";
        int dashes = text.indexOf(DASHES);
        if (dashes < 0) {
            throw new UsageException("which command?", "write exec SELECTION -- COMMAND");
        }
        Arguments given = Arguments.parse(PlanOptions.in(this, text.substring(0, dashes)), text.substring(0, dashes));
        Object value = arguments.value();
        Nodes nodes = selections.nodes(value == null ? given : given.taking(value));
        String undo = given.option("undo");
        return planned(
                session,
                nodes,
                new Exec(
                        text.substring(dashes + DASHES.length()).strip(),
                        undo == null ? "" : undo,
                        Duration.ofSeconds(given.number("timeout", 600, 1))));
    }

    @Override
    public Object call(Session session, List<Object> arguments) {
        CallWords words = CallWords.of(arguments);
        Object on = words.take("on");
        Object undo = words.take("undo");
        Object timeout = words.take("timeout");
        Object command = words.first();
        if (command == null || !words.named().isEmpty() || !words.inOrder().isEmpty()) {
            throw new UsageException(
                    "exec(…) takes a command, and on, undo and timeout by name", "as in exec('uptime', on: nodes)");
        }
        int seconds;
        try {
            seconds = timeout == null ? 600 : Integer.parseInt(String.valueOf(timeout));
        } catch (NumberFormatException e) {
            throw new UsageException("timeout is a number of seconds, not " + timeout, "");
        }
        return planned(
                session,
                on == null ? session.nodes() : Given.nodes(selections, on),
                new Exec(
                        String.valueOf(command),
                        undo == null ? "" : String.valueOf(undo),
                        Duration.ofSeconds(seconds)));
    }

    private static Plan planned(Session session, Nodes nodes, Exec exec) {
        if (nodes.isEmpty()) {
            throw new UsageException("the selection has no nodes", "`nodes` shows what a predicate selects");
        }
        Planned planned = new Planned(session);
        return session.plans().keep(session.plans().making(() -> exec.plan(planned.planner(), nodes)));
    }
}
