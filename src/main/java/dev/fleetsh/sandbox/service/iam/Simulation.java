package dev.fleetsh.sandbox.service.iam;

import dev.fleetsh.sandbox.identity.Decision;
import dev.fleetsh.sandbox.identity.Grants;
import dev.fleetsh.sandbox.identity.Question;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.OrganizationsDecisionDetail;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * SimulatePrincipalPolicy: what the policies of a role or user, its boundary and its organisation decide. As in AWS,
 * policies of resources are not part of it. Where resources are named, what is missing for each is told with it and not
 * above, by the API reference.
 */
final class Simulation {
    private Simulation() {}

    static SimulatePrincipalPolicyResponse simulate(Caller caller, SimulatePrincipalPolicyRequest request) {
        Grants grants = grants(caller, String.valueOf(request.policySourceArn()));
        if (request.actionNames().isEmpty()) {
            throw ServiceError.of(
                    "ValidationError",
                    "1 validation error detected: Value null at 'actionNames' failed to satisfy constraint:"
                            + " Member must not be null");
        }
        for (String action : request.actionNames()) {
            if (!action.matches("[\\w*-]+:[\\w*?-]+")) {
                throw ServiceError.of("InvalidInput", "Invalid Input Action: " + action + " is not a valid action");
            }
        }
        Map<String, String> context = new TreeMap<>();
        for (ContextEntry entry : request.contextEntries()) {
            if (entry.contextKeyName() != null && !entry.contextKeyValues().isEmpty()) {
                context.put(entry.contextKeyName(), entry.contextKeyValues().get(0));
            }
        }
        List<EvaluationResult> results = new ArrayList<>();
        List<String> resources = request.resourceArns().isEmpty() ? List.of("*") : request.resourceArns();
        for (String action : request.actionNames()) {
            for (String resource : resources) {
                results.add(result(action, resource, grants.decide(new Question("", action, resource, context))));
            }
        }
        Page<EvaluationResult> page = Entities.page(
                caller,
                request.toBuilder().marker(null).maxItems(null).build(),
                results,
                request.maxItems(),
                request.marker());
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    private static EvaluationResult result(String action, String resource, Decision decision) {
        Boolean boundary = decision.byBoundary();
        Boolean organization = decision.byOrganization();
        boolean any = resource.equals("*");
        List<Statement> matched = decision.matched().stream()
                .map(name -> Statement.builder()
                        .sourcePolicyId(name)
                        .sourcePolicyType("IAM Policy")
                        .build())
                .toList();
        PermissionsBoundaryDecisionDetail detail = boundary == null
                ? null
                : PermissionsBoundaryDecisionDetail.builder()
                        .allowedByPermissionsBoundary(boundary)
                        .build();
        return EvaluationResult.builder()
                .evalActionName(action)
                .evalResourceName(resource)
                .evalDecision(decision.outcome().word())
                .missingContextValues(any ? decision.missing() : Set.of())
                .matchedStatements(matched)
                .permissionsBoundaryDecisionDetail(detail)
                .organizationsDecisionDetail(
                        organization == null
                                ? null
                                : OrganizationsDecisionDetail.builder()
                                        .allowedByOrganizations(organization)
                                        .build())
                .resourceSpecificResults(
                        any
                                ? List.of()
                                : List.of(ResourceSpecificResult.builder()
                                        .evalResourceName(resource)
                                        .evalResourceDecision(decision.outcome().word())
                                        .missingContextValues(decision.missing())
                                        .matchedStatements(matched)
                                        .permissionsBoundaryDecisionDetail(detail)
                                        .build()))
                .build();
    }

    private static Grants grants(Caller caller, String arn) {
        if (!arn.matches("arn:[\\w-]+:iam::\\d{12}:(role|user|group)/.+")) {
            throw ServiceError.of(
                    "InvalidInput", "Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
        }
        Grants grants = Entities.identity(caller).grants(caller.account().id(), arn);
        if (grants == null) {
            throw Entities.missing("Entity " + arn + " does not exist");
        }
        return grants;
    }
}
