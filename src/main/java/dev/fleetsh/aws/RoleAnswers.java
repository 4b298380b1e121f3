package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Layer;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import dev.fleetsh.fleet.identity.Role;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.source.PolicyReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;
import software.amazon.awssdk.services.iam.model.Tag;

/** What IAM says of instance profiles and roles. */
final class RoleAnswers {
    static final String PROFILE = "iam:GetInstanceProfile";
    static final String ROLE = "iam:GetRole";
    static final String SIMULATION = "iam:SimulatePrincipalPolicy";
    static final String ATTACHED = "iam:ListAttachedRolePolicies";
    static final String ROLE_TAGS = "iam:ListRoleTags";
    static final String USER_TAGS = "iam:ListUserTags";
    private static final String RUN_AS = "SSMSessionRunAs";
    private static final int PAGE = 1000;

    private final Supplier<IamClient> iam;
    private final Clock clock;

    RoleAnswers(Supplier<IamClient> iam, Clock clock) {
        this.iam = iam;
        this.clock = clock;
    }

    /** ARN of the role in an instance profile; empty where it has none, and where the profile is gone. */
    Reply<String> profile(String arn) {
        return Reply.to(PROFILE, clock, () -> {
            try {
                return iam
                        .get()
                        .getInstanceProfile(request -> request.instanceProfileName(last(arn)))
                        .instanceProfile()
                        .roles()
                        .stream()
                        .map(role -> role.arn() == null ? "" : role.arn())
                        .findFirst()
                        .orElse("");
            } catch (NoSuchEntityException e) {
                return "";
            }
        });
    }

    Reply<Role> role(String name) {
        return Reply.to(ROLE, clock, () -> {
            try {
                software.amazon.awssdk.services.iam.model.Role role =
                        iam.get().getRole(request -> request.roleName(name)).role();
                return new Role(
                        text(role.arn()),
                        policy(decoded(text(role.assumeRolePolicyDocument())), ROLE),
                        role.permissionsBoundary() == null
                                ? ""
                                : text(role.permissionsBoundary().permissionsBoundaryArn()));
            } catch (NoSuchEntityException e) {
                return Role.ABSENT;
            }
        });
    }

    /**
     * What a role or user may do, by one simulation.
     *
     * @param arn of the role or user
     * @param context values of context keys, one for each
     */
    Reply<List<Decision>> simulation(
            String arn, List<String> actions, List<String> resources, Map<String, String> context) {
        return Reply.to(SIMULATION, clock, () -> {
            List<ContextEntry> entries = context.entrySet().stream()
                    .map(entry -> ContextEntry.builder()
                            .contextKeyName(entry.getKey())
                            .contextKeyType(ContextKeyTypeEnum.STRING)
                            .contextKeyValues(entry.getValue())
                            .build())
                    .toList();
            SimulatePrincipalPolicyRequest.Builder request = SimulatePrincipalPolicyRequest.builder()
                    .policySourceArn(arn)
                    .actionNames(actions)
                    .resourceArns(resources)
                    .contextEntries(entries)
                    .maxItems(PAGE);
            List<Decision> decisions = new ArrayList<>();
            Refusal refusal = Pages.read(
                    SIMULATION,
                    marker -> iam.get()
                            .simulatePrincipalPolicy(request.marker(marker).build()),
                    SimulatePrincipalPolicyResponse::marker,
                    page -> page.evaluationResults().forEach(result -> add(result, context, decisions)));
            return whole(refusal, decisions);
        });
    }

    /** Whether IAM knows no such role or user. Of a name that was only guessed that says nothing. */
    static boolean nobody(Reply<?> reply) {
        return reply.refusal() != null && reply.refusal().message().startsWith("NoSuchEntity");
    }

    /** With resources given, IAM may tell what it found for each of them in a list of its own. */
    private static void add(EvaluationResult result, Map<String, String> context, List<Decision> decisions) {
        if (!result.hasResourceSpecificResults()
                || result.resourceSpecificResults().isEmpty()) {
            decisions.add(new Decision(
                    text(result.evalActionName()),
                    text(result.evalResourceName()),
                    outcome(result.evalDecisionAsString()),
                    organization(result),
                    layer(
                            result.permissionsBoundaryDecisionDetail() == null
                                    ? null
                                    : result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary()),
                    List.copyOf(result.missingContextValues()),
                    policies(result.matchedStatements()),
                    context));
            return;
        }
        for (ResourceSpecificResult each : result.resourceSpecificResults()) {
            decisions.add(new Decision(
                    text(result.evalActionName()),
                    text(each.evalResourceName()),
                    outcome(each.evalResourceDecisionAsString()),
                    organization(result),
                    layer(
                            each.permissionsBoundaryDecisionDetail() == null
                                    ? null
                                    : each.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary()),
                    List.copyOf(each.missingContextValues()),
                    policies(each.matchedStatements()),
                    context));
        }
    }

    private static Layer organization(EvaluationResult result) {
        return layer(
                result.organizationsDecisionDetail() == null
                        ? null
                        : result.organizationsDecisionDetail().allowedByOrganizations());
    }

    private static Layer layer(@Nullable Boolean allowed) {
        return allowed == null ? Layer.NONE : allowed ? Layer.ALLOWS : Layer.DENIES;
    }

    private static Outcome outcome(@Nullable String word) {
        return switch (text(word)) {
            case "allowed" -> Outcome.ALLOWED;
            case "explicitDeny" -> Outcome.EXPLICIT_DENY;
            case "implicitDeny" -> Outcome.IMPLICIT_DENY;
            default -> throw new Reply.Refused(Refusal.garbage(SIMULATION, "no decision: " + word));
        };
    }

    private static List<String> policies(List<Statement> statements) {
        return statements.stream()
                .map(statement -> text(statement.sourcePolicyId()))
                .distinct()
                .toList();
    }

    /** Names of the managed policies of a role. */
    Reply<List<String>> policies(String name) {
        return Reply.to(ATTACHED, clock, () -> {
            List<String> names = new ArrayList<>();
            Refusal refusal = Pages.read(
                    ATTACHED,
                    marker -> iam.get()
                            .listAttachedRolePolicies(request ->
                                    request.roleName(name).maxItems(PAGE).marker(marker)),
                    answer -> answer.marker(),
                    answer -> answer.attachedPolicies().forEach(policy -> names.add(text(policy.policyName()))));
            return whole(refusal, names);
        });
    }

    /** What lists the tags of that role or user. */
    static String tags(String arn) {
        return arn.contains(":role/") ? ROLE_TAGS : USER_TAGS;
    }

    /** Whom sessions of a role or user run as by its tag; empty where it has none. */
    Reply<String> runAs(String arn) {
        String operation = tags(arn);
        boolean role = operation.equals(ROLE_TAGS);
        return Reply.to(operation, clock, () -> {
            List<Tag> tags = new ArrayList<>();
            Refusal refusal = role
                    ? Pages.read(
                            operation,
                            marker -> iam.get().listRoleTags(request -> request.roleName(last(arn))
                                    .marker(marker)),
                            answer -> answer.marker(),
                            answer -> tags.addAll(answer.tags()))
                    : Pages.read(
                            operation,
                            marker -> iam.get().listUserTags(request -> request.userName(last(arn))
                                    .marker(marker)),
                            answer -> answer.marker(),
                            answer -> tags.addAll(answer.tags()));
            whole(refusal, tags);
            return tags.stream()
                    .filter(tag -> RUN_AS.equals(tag.key()))
                    .map(tag -> text(tag.value()))
                    .findFirst()
                    .orElse("");
        });
    }

    /** A policy document in an answer of that operation. */
    static Policy policy(String document, String operation) {
        Fact<Policy> fact = PolicyReader.parse(document, new Origin(operation, Instant.EPOCH));
        if (fact instanceof Fact.Unknown<Policy> unknown) {
            throw new Reply.Refused(Refusal.garbage(operation, unknown.detail()));
        }
        return fact.require("policy");
    }

    private static <T> T whole(@Nullable Refusal refusal, T answer) {
        if (refusal != null) {
            throw new Reply.Refused(refusal);
        }
        return answer;
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Name of an ARN or of a name with a path. */
    static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
