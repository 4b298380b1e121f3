package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Capability;
import dev.fleetsh.check.CapabilityAnswer;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code can}: what nodes can do. */
final class CanVerb implements Command {
    private static final List<String> LABELS =
            Arrays.stream(Capability.values()).map(Capability::label).toList();

    private final Selections selections;

    CanVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "can";
    }

    @Override
    public String synopsis() {
        return "can NODE… [CAPABILITY]";
    }

    @Override
    public String summary() {
        return "whether a node can do something: " + String.join(", ", LABELS);
    }

    @Override
    public Argument argument() {
        return Argument.NODES_AND_CAPABILITY;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        List<Words.Word> words = Words.of(arguments.text());
        if (words.isEmpty() && arguments.value() == null) {
            throw new UsageException("which node?", "write can DC-PARIS-01 port-forward");
        }
        Words.Word last = words.isEmpty() ? new Words.Word("", 0, 0) : words.get(words.size() - 1);
        Capability capability = capability(last.text());
        Nodes nodes;
        if (capability == null) {
            mistyped(words, last.text());
            nodes = selections.nodes(arguments);
        } else if (words.size() == 1 && arguments.value() == null) {
            throw new UsageException("which node?", "write can DC-PARIS-01 " + capability.label());
        } else {
            nodes = selections.nodes(arguments.with(arguments.text().substring(0, last.start())));
        }
        if (nodes.isEmpty()) {
            throw new UsageException("\"" + arguments.text() + "\" is no node", "`nodes` lists all");
        }
        return answers(session.assessment(), nodes, capability);
    }

    private static Object answers(Assessment assessment, Nodes nodes, @Nullable Capability capability) {
        List<CapabilityAnswer> answers = new ArrayList<>();
        nodes.forEach(node -> {
            for (Capability each : capability == null ? Capability.values() : new Capability[] {capability}) {
                answers.add(assessment.can(node, each));
            }
        });
        return answers.size() == 1 ? answers.get(0) : answers;
    }

    private static @Nullable Capability capability(String word) {
        int index = LABELS.indexOf(word);
        return index < 0 ? null : Capability.values()[index];
    }

    private void mistyped(List<Words.Word> words, String last) {
        String nearest = words.size() > 1 ? Nearest.to(last, LABELS) : null;
        if (nearest != null && !selections.names(last)) {
            throw new UsageException(
                    "no capability \"" + last + "\"; did you mean \"" + nearest + "\"?",
                    "one of " + String.join(", ", LABELS));
        }
    }
}
