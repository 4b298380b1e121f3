package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Activation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.CreateActivationRequest;
import software.amazon.awssdk.services.ssm.model.CreateActivationResponse;
import software.amazon.awssdk.services.ssm.model.DeleteActivationRequest;
import software.amazon.awssdk.services.ssm.model.DeleteActivationResponse;
import software.amazon.awssdk.services.ssm.model.DescribeActivationsFilter;
import software.amazon.awssdk.services.ssm.model.DescribeActivationsFilterKeys;
import software.amazon.awssdk.services.ssm.model.DescribeActivationsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeActivationsResponse;

/** Hybrid activations. Machines that would register with a new one are not simulated. */
final class ActivationChanges {
    private static final int MAX_PAGE = 50;
    private static final Duration DEFAULT_VALIDITY = Duration.ofHours(24);
    private static final Duration MAX_VALIDITY = Duration.ofDays(30);
    private static final Pattern ID =
            Pattern.compile("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$");

    private ActivationChanges() {}

    static CreateActivationResponse create(Caller caller, CreateActivationRequest request) {
        new Constraints()
                .length("description", request.description(), 0, 256)
                .length("defaultInstanceName", request.defaultInstanceName(), 0, 256)
                .required("iamRole", request.iamRole())
                .length("iamRole", request.iamRole(), 0, 64)
                .range("registrationLimit", request.registrationLimit(), 1, 1000)
                .check();
        Instant now = caller.live().now();
        Instant expires = Objects.requireNonNullElse(request.expirationDate(), now.plus(DEFAULT_VALIDITY));
        if (expires.isBefore(now) || expires.isAfter(now.plus(MAX_VALIDITY))) {
            throw ServiceError.of("InvalidParameters", "An activation expires in the next 30 days.");
        }
        String id = UUID.randomUUID().toString();
        String code = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        Activation activation = new Activation(
                id,
                code,
                request.iamRole(),
                Objects.requireNonNullElse(request.description(), ""),
                Objects.requireNonNullElse(request.defaultInstanceName(), ""),
                Objects.requireNonNullElse(request.registrationLimit(), 1),
                0,
                now,
                expires,
                ResourceTags.map(request.tags()));
        caller.change(scope -> {
            Map<String, Activation> all = new TreeMap<>(scope.activations());
            all.put(id, activation);
            return scope.withActivations(Map.copyOf(all));
        });
        return CreateActivationResponse.builder()
                .activationId(id)
                .activationCode(code)
                .build();
    }

    static DeleteActivationResponse delete(Caller caller, DeleteActivationRequest request) {
        new Constraints().required("activationId", request.activationId()).check();
        String id = request.activationId();
        if (!ID.matcher(id).matches()) {
            throw ServiceError.of("InvalidActivationId", "The activation ID is not valid.");
        } else if (!caller.scope().activations().containsKey(id)) {
            throw ServiceError.of("InvalidActivation", "The activation is not valid.");
        }
        caller.change(scope -> {
            Map<String, Activation> rest = new TreeMap<>(scope.activations());
            rest.remove(id);
            return scope.withActivations(Map.copyOf(rest));
        });
        return DeleteActivationResponse.builder().build();
    }

    static DescribeActivationsResponse describe(Caller caller, DescribeActivationsRequest request) {
        Constraints constraints = new Constraints().range("maxResults", request.maxResults(), 1, MAX_PAGE);
        for (DescribeActivationsFilter filter : request.filters()) {
            constraints.oneOf(
                    "filters.member.filterKey",
                    filter.filterKeyAsString(),
                    DescribeActivationsFilterKeys.knownValues());
        }
        constraints.check();
        List<Activation> matching = caller.scope().activations().values().stream()
                .filter(activation -> request.filters().stream().allMatch(filter -> matches(activation, filter)))
                .sorted(Comparator.comparing(Activation::created).reversed().thenComparing(Activation::id))
                .toList();
        Integer size = request.maxResults();
        Page<Activation> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(matching, size == null ? MAX_PAGE : size, request.nextToken());
        return DescribeActivationsResponse.builder()
                .activationList(page.map(activation -> row(caller, activation)))
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean matches(Activation activation, DescribeActivationsFilter filter) {
        return filter.filterValues()
                .contains(
                        switch (filter.filterKey()) {
                            case ACTIVATION_IDS -> activation.id();
                            case DEFAULT_INSTANCE_NAME -> activation.instanceName();
                            case IAM_ROLE -> activation.role();
                            default -> throw Documents.unmodelled("the filter " + filter.filterKeyAsString());
                        });
    }

    private static software.amazon.awssdk.services.ssm.model.Activation row(Caller caller, Activation activation) {
        return software.amazon.awssdk.services.ssm.model.Activation.builder()
                .activationId(activation.id())
                .description(ManagedNode.given(activation.description()))
                .defaultInstanceName(ManagedNode.given(activation.instanceName()))
                .iamRole(activation.role())
                .registrationLimit(activation.limit())
                .registrationsCount(activation.count())
                .createdDate(activation.created())
                .expirationDate(activation.expires())
                .expired(!caller.live().now().isBefore(activation.expires()))
                .tags(ResourceTags.rows(activation.tags()))
                .build();
    }
}
