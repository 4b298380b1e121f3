package dev.fleetsh.sandbox.world;

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

    /** The node with this id, or null. */
    public @Nullable SimNode node(String id) {
        int low = 0;
        int high = nodes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            SimNode node = nodes.get(middle);
            int order = node.id().compareTo(id);
            if (order == 0) {
                return node;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
