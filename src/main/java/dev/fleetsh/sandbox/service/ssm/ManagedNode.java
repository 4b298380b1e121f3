package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.world.Association;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.InstanceAggregatedAssociationOverview;

/**
 * A registered node as the listings show it.
 *
 * @param documents the documents of the associations that run on it
 */
record ManagedNode(SimNode node, List<String> documents) {
    private static final String SUCCESS = "Success";

    static ManagedNode of(SimScope scope, SimNode node) {
        return new ManagedNode(
                node,
                scope.associations().stream()
                        .filter(association -> association.covers(node))
                        .map(Association::documentName)
                        .toList());
    }

    Registration registration() {
        return Objects.requireNonNull(node.registration(), "not registered");
    }

    /** Worst status of the associations that run on it; null where none does. */
    @Nullable
    String associationStatus() {
        return documents.isEmpty() ? null : SUCCESS;
    }

    @Nullable
    InstanceAggregatedAssociationOverview associationOverview() {
        return documents.isEmpty()
                ? null
                : InstanceAggregatedAssociationOverview.builder()
                        .detailedStatus(SUCCESS)
                        .instanceAssociationStatusAggregatedCount(Map.of(SUCCESS, documents.size()))
                        .build();
    }

    /** AWS leaves out what it doesn't know. */
    static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
