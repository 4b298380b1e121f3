package dev.fleetsh.sandbox.world;

import dev.fleetsh.sandbox.resource.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account in one Region.
 *
 * @param documents that the account owns, by name
 * @param deniedActions IAM actions that are refused here, such as {@code ssm:GetDocument}
 * @param activationTier setting {@code /ssm/managed-instance/activation-tier}, null where the service has no such setting
 * @param hostManagement setting {@code /ssm/managed-instance/default-ec2-instance-management-role}
 * @param associations State Manager associations
 * @param activations hybrid activations by id
 * @param nodes in the order of their ids
 * @param resources what there is beside the nodes
 */
public record SimScope(
        Account account,
        String region,
        Map<String, SimDocument> documents,
        Set<String> deniedActions,
        @Nullable ServiceSetting activationTier,
        ServiceSetting hostManagement,
        List<Association> associations,
        Map<String, Activation> activations,
        List<SimNode> nodes,
        Resources resources) {
    /** Name of the document that holds the session preferences. */
    public static final String PREFERENCES = "SSM-SessionManagerRunShell";

    /**
     * A scope without activations and without anything beside its nodes.
     *
     * @param sessionDocument content of the session preferences, null where the document does not exist; it need not be
     *     valid JSON
     */
    public SimScope(
            Account account,
            String region,
            @Nullable String sessionDocument,
            Set<String> deniedActions,
            @Nullable ServiceSetting activationTier,
            ServiceSetting hostManagement,
            List<Association> associations,
            List<SimNode> nodes) {
        this(
                account,
                region,
                documents(sessionDocument),
                deniedActions,
                activationTier,
                hostManagement,
                associations,
                Map.of(),
                nodes,
                Resources.NONE);
    }

    static Map<String, SimDocument> documents(@Nullable String preferences) {
        return preferences == null ? Map.of() : Map.of(PREFERENCES, preferences(preferences));
    }

    private static SimDocument preferences(String content) {
        return new SimDocument(
                PREFERENCES,
                "Session",
                "JSON",
                List.of(new DocumentVersion(1, "", content, Instant.parse("2025-03-04T09:30:00Z"))),
                1,
                Map.of());
    }

    /** Content of the session preferences in their default version, null where there are none. */
    public @Nullable String sessionDocument() {
        SimDocument document = documents.get(PREFERENCES);
        return document == null ? null : document.content();
    }

    public boolean denies(String action) {
        return deniedActions.contains(action);
    }

    /** The same scope with a node in the place of the one of the same id, or with one more. */
    public SimScope with(SimNode changed) {
        List<SimNode> copy = new ArrayList<>(nodes);
        int place = place(changed.id());
        if (place < 0) {
            copy.add(-place - 1, changed);
        } else {
            copy.set(place, changed);
        }
        return withNodes(Collections.unmodifiableList(copy));
    }

    /** The same scope without a node. */
    public SimScope withoutNode(String id) {
        return withNodes(nodes.stream().filter(node -> !node.id().equals(id)).toList());
    }

    /** The same scope with other nodes, in the order of their ids. */
    public SimScope withNodes(List<SimNode> newNodes) {
        return new SimScope(
                account,
                region,
                documents,
                deniedActions,
                activationTier,
                hostManagement,
                associations,
                activations,
                newNodes,
                resources);
    }

    /** The same scope with other documents. */
    public SimScope withDocuments(Map<String, SimDocument> newDocuments) {
        return new SimScope(
                account,
                region,
                newDocuments,
                deniedActions,
                activationTier,
                hostManagement,
                associations,
                activations,
                nodes,
                resources);
    }

    /** The same scope with another tier. */
    public SimScope withActivationTier(@Nullable ServiceSetting newTier) {
        return new SimScope(
                account,
                region,
                documents,
                deniedActions,
                newTier,
                hostManagement,
                associations,
                activations,
                nodes,
                resources);
    }

    /** The same scope with another setting of Default Host Management. */
    public SimScope withHostManagement(ServiceSetting newHostManagement) {
        return new SimScope(
                account,
                region,
                documents,
                deniedActions,
                activationTier,
                newHostManagement,
                associations,
                activations,
                nodes,
                resources);
    }

    /** The same scope with other associations. */
    public SimScope withAssociations(List<Association> newAssociations) {
        return new SimScope(
                account,
                region,
                documents,
                deniedActions,
                activationTier,
                hostManagement,
                newAssociations,
                activations,
                nodes,
                resources);
    }

    /** The same scope with other activations. */
    public SimScope withActivations(Map<String, Activation> newActivations) {
        return new SimScope(
                account,
                region,
                documents,
                deniedActions,
                activationTier,
                hostManagement,
                associations,
                newActivations,
                nodes,
                resources);
    }

    /** The same scope with other things beside its nodes. */
    public SimScope withResources(Resources newResources) {
        return new SimScope(
                account,
                region,
                documents,
                deniedActions,
                activationTier,
                hostManagement,
                associations,
                activations,
                nodes,
                newResources);
    }

    /**
     * The node with this id.
     *
     * @throws IllegalArgumentException where there is none
     */
    public SimNode requireNode(String id) {
        SimNode node = node(id);
        if (node == null) {
            throw new IllegalArgumentException("no node " + id + " in " + account.alias() + "/" + region);
        }
        return node;
    }

    /** The node with this id, or null. */
    public @Nullable SimNode node(String id) {
        int place = place(id);
        return place < 0 ? null : nodes.get(place);
    }

    /** Index of the node; where there is none, as binary searches answer. */
    private int place(String id) {
        int low = 0;
        int high = nodes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = nodes.get(middle).id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
