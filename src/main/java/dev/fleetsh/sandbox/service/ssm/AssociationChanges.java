package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Association;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CreateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.CreateAssociationResponse;
import software.amazon.awssdk.services.ssm.model.DeleteAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DeleteAssociationResponse;
import software.amazon.awssdk.services.ssm.model.DescribeAssociationRequest;
import software.amazon.awssdk.services.ssm.model.DescribeAssociationResponse;
import software.amazon.awssdk.services.ssm.model.Target;
import software.amazon.awssdk.services.ssm.model.UpdateAssociationRequest;
import software.amazon.awssdk.services.ssm.model.UpdateAssociationResponse;

/** Creating, updating, deleting and describing associations. The sandbox does not run them. */
final class AssociationChanges {
    private static final int MAX_TARGETS = 5;
    private static final int MAX_VALUES = 50;
    private static final int MAX_ASSOCIATIONS = 2000;
    private static final Pattern DOCUMENT = Pattern.compile("^[a-zA-Z0-9_\\-.:/]{3,128}$");
    private static final Pattern NAME = Pattern.compile("^[a-zA-Z0-9_\\-.]{3,128}$");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SCHEDULE =
            Pattern.compile("rate\\([1-9][0-9]* (minutes?|hours?|days?)\\)|cron\\([^()]+\\)|at\\([0-9T:.Z-]+\\)");

    private AssociationChanges() {}

    static CreateAssociationResponse create(Caller caller, CreateAssociationRequest request) {
        Constraints constraints = new Constraints()
                .required("name", request.name())
                .pattern("name", request.name(), DOCUMENT)
                .pattern("associationName", request.associationName(), NAME)
                .length("scheduleExpression", request.scheduleExpression(), 1, 256);
        checkTargets(constraints, request.targets());
        constraints.check();
        checkDocument(caller, request.name());
        checkSchedule(request.scheduleExpression());
        List<Association> all = caller.scope().associations();
        String instance = request.instanceId();
        List<Association.Target> targets = targets(instance, request.targets());
        if (targets.isEmpty()) {
            throw ServiceError.of("InvalidTarget", "The target is not valid or does not exist: name at least one.");
        }
        boolean twice = instance != null
                && all.stream()
                        .anyMatch(old -> old.documentName().equals(request.name())
                                && old.targets().equals(targets));
        if (twice) {
            throw ServiceError.of("AssociationAlreadyExists", "The specified association already exists.");
        } else if (all.size() >= MAX_ASSOCIATIONS) {
            throw ServiceError.of("AssociationLimitExceeded", "You can have at most 2,000 active associations.");
        }
        Association association = new Association(
                UUID.randomUUID().toString(),
                request.name(),
                text(request.associationName()),
                text(request.scheduleExpression()),
                targets,
                1,
                options(request.maxErrors(), request.maxConcurrency(), request.documentVersion()),
                Map.copyOf(request.parameters()));
        List<Association> more = new ArrayList<>(all);
        more.add(association);
        caller.change(scope -> scope.withAssociations(List.copyOf(more)));
        return CreateAssociationResponse.builder()
                .associationDescription(AssociationRows.description(association))
                .build();
    }

    private static void checkTargets(Constraints constraints, List<Target> targets) {
        constraints.size("targets", true, targets, 0, MAX_TARGETS);
        for (Target target : targets) {
            constraints.size("targets.member.values", true, target.values(), 0, MAX_VALUES);
        }
    }

    private static void checkDocument(Caller caller, String name) {
        if (!name.startsWith("AWS-") && !caller.scope().documents().containsKey(name)) {
            throw ServiceError.of("InvalidDocument", "Document with name " + name + " does not exist.");
        }
    }

    private static void checkSchedule(@Nullable String schedule) {
        if (schedule != null && !SCHEDULE.matcher(schedule).matches()) {
            throw ServiceError.of("InvalidSchedule", "The schedule is invalid: " + schedule);
        }
    }

    private static List<Association.Target> targets(@Nullable String instance, List<Target> targets) {
        return instance != null
                ? List.of(new Association.Target("InstanceIds", List.of(instance)))
                : targets.stream()
                        .map(target -> new Association.Target(target.key(), target.values()))
                        .toList();
    }

    private static Map<String, String> options(
            @Nullable String maxErrors, @Nullable String maxConcurrency, @Nullable String documentVersion) {
        Map<String, String> options = new TreeMap<>();
        put(options, "MaxErrors", maxErrors);
        put(options, "MaxConcurrency", maxConcurrency);
        put(options, "DocumentVersion", documentVersion);
        return Map.copyOf(options);
    }

    private static void put(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    /** What the request doesn't name is gone afterwards, as AWS's page of UpdateAssociation says. */
    static UpdateAssociationResponse update(Caller caller, UpdateAssociationRequest request) {
        Constraints constraints = new Constraints()
                .required("associationId", request.associationId())
                .pattern("associationId", request.associationId(), ID)
                .pattern("associationName", request.associationName(), NAME)
                .length("scheduleExpression", request.scheduleExpression(), 1, 256);
        checkTargets(constraints, request.targets());
        constraints.check();
        checkSchedule(request.scheduleExpression());
        Association old = find(caller, request.associationId(), null, null);
        if (request.name() != null && !request.name().equals(old.documentName())) {
            throw ServiceError.of("InvalidUpdate", "The document of an association can't be changed.");
        }
        Association updated = new Association(
                old.id(),
                old.documentName(),
                text(request.associationName()),
                text(request.scheduleExpression()),
                request.targets().isEmpty() ? old.targets() : targets(null, request.targets()),
                old.version() + 1,
                options(request.maxErrors(), request.maxConcurrency(), request.documentVersion()),
                Map.copyOf(request.parameters()));
        caller.change(scope -> scope.withAssociations(scope.associations().stream()
                .map(association -> association.id().equals(old.id()) ? updated : association)
                .toList()));
        return UpdateAssociationResponse.builder()
                .associationDescription(AssociationRows.description(updated))
                .build();
    }

    static DeleteAssociationResponse delete(Caller caller, DeleteAssociationRequest request) {
        Association old = find(caller, request.associationId(), request.name(), request.instanceId());
        caller.change(scope -> scope.withAssociations(scope.associations().stream()
                .filter(association -> !association.id().equals(old.id()))
                .toList()));
        return DeleteAssociationResponse.builder().build();
    }

    static DescribeAssociationResponse describe(Caller caller, DescribeAssociationRequest request) {
        return DescribeAssociationResponse.builder()
                .associationDescription(AssociationRows.description(
                        find(caller, request.associationId(), request.name(), request.instanceId())))
                .build();
    }

    private static Association find(
            Caller caller, @Nullable String id, @Nullable String document, @Nullable String instance) {
        new Constraints().pattern("associationId", id, ID).check();
        if (id == null && (document == null || instance == null)) {
            throw ServiceError.of("ValidationException", "Specify an association ID, or a name and an instance ID.");
        }
        return caller.scope().associations().stream()
                .filter(association -> id != null
                        ? association.id().equals(id)
                        : association.documentName().equals(document)
                                && association.targets().equals(targets(instance, List.of())))
                .findFirst()
                .orElseThrow(
                        () -> ServiceError.of("AssociationDoesNotExist", "The specified association does not exist."));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
