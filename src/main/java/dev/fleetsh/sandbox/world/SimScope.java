package dev.fleetsh.sandbox.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One account in one Region.
 *
 * @param sessionDocument content of {@code SSM-SessionManagerRunShell}, null where the document does not exist; it need
 *     not be valid JSON
 * @param deniedActions IAM actions that are refused here, such as {@code ssm:GetDocument}
 * @param activationTier setting {@code /ssm/managed-instance/activation-tier}, null where the service has no such setting
 * @param hostManagement setting {@code /ssm/managed-instance/default-ec2-instance-management-role}
 * @param associations State Manager associations
 * @param nodes in the order of their ids
 */
public record SimScope(
        Account account,
        String region,
        @Nullable String sessionDocument,
        Set<String> deniedActions,
        @Nullable ServiceSetting activationTier,
        ServiceSetting hostManagement,
        List<Association> associations,
        List<SimNode> nodes) {

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

    /** The same scope with other nodes, in the order of their ids. */
    public SimScope withNodes(List<SimNode> newNodes) {
        return new SimScope(
                account,
                region,
                sessionDocument,
                deniedActions,
                activationTier,
                hostManagement,
                associations,
                newNodes);
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
