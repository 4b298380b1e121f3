package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.NodeScript.Language;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is run on a node: scripts that come with fleetsh by their ids, texts of the remedy's own, and documents. */
final class Actions {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Planning planning;
    private final Node node;

    Actions(Planning planning, Node node) {
        this.planning = planning;
        this.node = node;
    }

    @Nullable
    Action shell(Map<String, ?> named) {
        return script(named, Language.SHELL, ".sh", false);
    }

    @Nullable
    Action powershell(Map<String, ?> named) {
        return script(named, Language.POWERSHELL, ".ps1", true);
    }

    Action document(String name, Map<String, ?> parameters) {
        return new Action.Document(name, Data.map(parameters), node.id());
    }

    /** Null where it is not for this node. */
    private @Nullable Action script(Map<String, ?> named, Language language, String ending, boolean windows) {
        boolean runs = node.platformFact()
                .map(platform -> platform.type() == PlatformType.WINDOWS == windows)
                .is(true);
        if (named.containsKey("when") ? !Boolean.TRUE.equals(named.get("when")) : !runs) {
            return null;
        }
        String text = String.valueOf(named.get("run"));
        NodeScript script = text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")
                ? planning.script(text + ending)
                : new NodeScript(planning.remedy().id(), 1, language, text, false);
        return new Action.Script(
                script,
                named.get("with") instanceof Map<?, ?> arguments ? Data.map(arguments) : Map.of(),
                node.id(),
                named.get("timeout") instanceof Duration time ? time : TIMEOUT);
    }
}
