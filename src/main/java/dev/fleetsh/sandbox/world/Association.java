package dev.fleetsh.sandbox.world;

import java.util.List;
import java.util.Map;

/**
 * A State Manager association.
 *
 * @param id UUID
 * @param documentName such as {@code AWS-UpdateSSMAgent}
 * @param associationName given by its owner; may be empty
 * @param scheduleExpression such as {@code rate(14 days)}
 * @param targets which nodes it runs on; a node is covered when any target names it
 * @param version 1, and one more with each update
 * @param options of State Manager that change nothing here, such as {@code MaxErrors}, as they were given
 * @param parameters of the document
 */
public record Association(
        String id,
        String documentName,
        String associationName,
        String scheduleExpression,
        List<Target> targets,
        int version,
        Map<String, String> options,
        Map<String, List<String>> parameters) {

    /** An association that was never updated, without options and parameters. */
    public Association(
            String id, String documentName, String associationName, String scheduleExpression, List<Target> targets) {
        this(id, documentName, associationName, scheduleExpression, targets, 1, Map.of(), Map.of());
    }

    /**
     * @param key {@code InstanceIds} or {@code tag:NAME}
     * @param values ids or tag values; {@code *} among ids means every node
     */
    public record Target(String key, List<String> values) {
        boolean covers(SimNode node) {
            if (key.equals("InstanceIds")) {
                return values.contains("*") || values.contains(node.id());
            }
            String value = key.startsWith("tag:") ? node.tags().get(key.substring("tag:".length())) : null;
            return value != null && values.contains(value);
        }
    }

    /** Whether it runs on a node. */
    public boolean covers(SimNode node) {
        return targets.stream().anyMatch(target -> target.covers(node));
    }
}
