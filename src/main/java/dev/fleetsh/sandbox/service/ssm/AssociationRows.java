package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.world.Association;
import java.util.List;
import software.amazon.awssdk.services.ssm.model.AssociationDescription;
import software.amazon.awssdk.services.ssm.model.Target;

/** Associations as answers show them. */
final class AssociationRows {
    private AssociationRows() {}

    static software.amazon.awssdk.services.ssm.model.Association row(Association association) {
        return software.amazon.awssdk.services.ssm.model.Association.builder()
                .name(association.documentName())
                .associationId(association.id())
                .associationVersion(Integer.toString(association.version()))
                .associationName(ManagedNode.given(association.associationName()))
                .scheduleExpression(ManagedNode.given(association.scheduleExpression()))
                .targets(targets(association))
                .build();
    }

    static AssociationDescription description(Association association) {
        return AssociationDescription.builder()
                .name(association.documentName())
                .associationId(association.id())
                .associationVersion(Integer.toString(association.version()))
                .associationName(ManagedNode.given(association.associationName()))
                .scheduleExpression(ManagedNode.given(association.scheduleExpression()))
                .documentVersion(association.options().getOrDefault("DocumentVersion", "$DEFAULT"))
                .maxErrors(association.options().get("MaxErrors"))
                .maxConcurrency(association.options().get("MaxConcurrency"))
                .parameters(association.parameters().isEmpty() ? null : association.parameters())
                .targets(targets(association))
                .build();
    }

    private static List<Target> targets(Association association) {
        return association.targets().stream()
                .map(target -> Target.builder()
                        .key(target.key())
                        .values(target.values())
                        .build())
                .toList();
    }
}
