package dev.fleetsh.remedy.catalogue;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Ground;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command of the person's own, to be run on nodes: in PowerShell on Windows, in {@code sh} elsewhere.
 *
 * @param text the command, one or more lines
 * @param undo a command that takes it back; empty where there is none
 * @param timeout how long it may run on a node, 1 second to 48 hours
 */
public record Exec(String text, String undo, Duration timeout) {
    private static final int TITLE = 60;
    private static final Duration LONGEST = Duration.ofHours(48);

    /**
     * @throws UsageException for an empty command, and a time that Run Command does not take
     */
    public Exec {
        if (text.isBlank()) {
            throw new UsageException("exec needs a command", "as in `exec 'systemctl status amazon-ssm-agent' linux`");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new UsageException("a command can't run for " + timeout, "Run Command takes 1 second to 48 hours");
        }
    }

    /** The plan of running it on a selection. Nodes that Run Command can't reach are named in remarks. */
    public Plan plan(Planner planner, Nodes selection) {
        List<Effect> effects = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        for (Node node : selection) {
            String obstacle = obstacle(node);
            if (obstacle.isEmpty()) {
                effects.add(effect(effects.size() + 1, node));
            } else {
                remarks.add(new Remark(Remark.Kind.CANNOT, node.id(), obstacle));
            }
        }
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("command", text);
        arguments.put("undo", undo);
        arguments.put("timeout", timeout.toSeconds());
        return planner.plan(
                planner.name(),
                "exec · " + (selection.size() == 1 ? selection.get(0).name() : selection.size() + " nodes"),
                Effect.OWN_COMMAND,
                arguments,
                selection,
                effects,
                remarks);
    }

    private static String obstacle(Node node) {
        if (node.registeredFact().is(false)) {
            return "Systems Manager does not manage it";
        }
        if (!node.platformFact().isKnown()) {
            return "its operating system is " + node.platformFact() + ", so nobody knows which shell it has";
        }
        // An agent that is silent gets no command; one that was not asked for may well listen.
        return node.pingFact().isKnown() && !node.pingFact().is(PingStatus.ONLINE)
                ? "its ping is " + node.ping() + ", and Run Command reaches only agents that are online"
                : "";
    }

    private Effect effect(int number, Node node) {
        NodeScript.Language language = node.platform().type() == PlatformType.WINDOWS
                ? NodeScript.Language.POWERSHELL
                : NodeScript.Language.SHELL;
        Inverse inverse = undo.isBlank()
                ? new Inverse.None("only who wrote the command knows what takes it back")
                : new Inverse.By(action(language, undo, node));
        return new Effect(
                number,
                Effect.OWN_COMMAND,
                new Resource(ResourceKind.OS, node.scope().id(), node.id()),
                Stage.USER,
                "run " + shortened(),
                action(language, text, node),
                inverse,
                List.of(),
                List.of(Ground.of(node, "platform")),
                List.of(node.id()),
                List.of(),
                new Risk(
                        Risk.Level.HIGH,
                        node.platform().type() == PlatformType.WINDOWS
                                ? "runs as SYSTEM, and may do anything"
                                : "runs as root, and may do anything"),
                node.isHybrid() ? "Run Command on hybrid nodes is billed" : "",
                Verification.NONE,
                List.of(),
                List.of());
    }

    private Action action(NodeScript.Language language, String command, Node node) {
        return new Action.Document(
                language.document(),
                Map.of(
                        "commands",
                        command.lines().toList(),
                        "executionTimeout",
                        List.of(String.valueOf(timeout.toSeconds()))),
                node.id());
    }

    private String shortened() {
        String first = text.strip().lines().findFirst().orElse("");
        boolean whole = first.length() <= TITLE && text.strip().equals(first);
        return "`" + (first.length() <= TITLE ? first : first.substring(0, TITLE)) + (whole ? "" : "…") + "`";
    }
}
