package dev.fleetsh.sandbox.service.iam;

import dev.fleetsh.sandbox.identity.Decision;
import dev.fleetsh.sandbox.identity.Question;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * SimulatePrincipalPolicy for roles: what their identity-based policies decide. As in AWS, policies of resources are not
 * part of it.
 */
final class Simulation {
    private Simulation() {}

    static SimulatePrincipalPolicyResponse simulate(Caller caller, SimulatePrincipalPolicyRequest request) {
        Role role = role(caller, String.valueOf(request.policySourceArn()));
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
                Decision decision = role.decide(new Question("", action, resource, context));
                results.add(EvaluationResult.builder()
                        .evalActionName(action)
                        .evalResourceName(resource)
                        .evalDecision(decision.outcome().word())
                        .missingContextValues(decision.missing())
                        .matchedStatements(List.of())
                        .build());
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

    private static Role role(Caller caller, String arn) {
        if (!arn.matches("arn:[\\w-]+:iam::\\d{12}:(role|user|group)/.+")) {
            throw ServiceError.of(
                    "InvalidInput", "Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
        }
        return Entities.identity(caller).roles().values().stream()
                .filter(role -> role.arn(caller.account().id()).equals(arn))
                .findFirst()
                .orElseThrow(() -> Entities.missing("Entity " + arn + " does not exist"));
    }
}
