package dev.fleetsh.sandbox.service.logs;

import dev.fleetsh.sandbox.resource.Key;
import dev.fleetsh.sandbox.resource.LogGroup;
import dev.fleetsh.sandbox.resource.Resources;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** Log groups. */
final class LogGroups {
    private static final Pattern NAME = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final int PAGE = 50;

    /** Days that retention can have, by the API reference. */
    private static final Set<Integer> RETENTIONS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private LogGroups() {}

    static DescribeLogGroupsResponse describe(Caller caller, DescribeLogGroupsRequest request) {
        String prefix = request.logGroupNamePrefix();
        String pattern = request.logGroupNamePattern();
        if (prefix != null && pattern != null) {
            throw invalid("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        }
        Integer limit = request.limit();
        if (limit != null && (limit < 1 || limit > PAGE)) {
            throw invalid("1 validation error detected: Value '" + limit
                    + "' at 'limit' failed to satisfy constraint: Member must have value "
                    + (limit < 1 ? "greater than or equal to 1" : "less than or equal to " + PAGE));
        }
        List<LogGroup> groups = caller.scope().resources().logGroups().values().stream()
                .filter(group -> prefix == null || group.name().startsWith(prefix))
                .filter(group -> pattern == null || group.name().contains(pattern))
                .toList();
        Page<LogGroup> page;
        try {
            page = Paging.of(
                            caller,
                            request.toBuilder().limit(null).nextToken(null).build())
                    .page(groups, limit == null ? PAGE : limit, request.nextToken());
        } catch (ServiceError e) {
            throw invalid("The specified nextToken is invalid.");
        }
        return DescribeLogGroupsResponse.builder()
                .logGroups(page.map(group -> shown(caller, group)))
                .nextToken(page.nextToken())
                .build();
    }

    static CreateLogGroupResponse create(Caller caller, CreateLogGroupRequest request) {
        String name = name(request.logGroupName());
        if (caller.scope().resources().logGroups().containsKey(name)) {
            throw ServiceError.of("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        String key = request.kmsKeyId() == null ? null : usable(caller, request.kmsKeyId());
        Map<String, String> tags = new TreeMap<>(request.tags());
        LogGroup group = new LogGroup(name, key, null, caller.live().now(), tags);
        change(caller, resources -> resources.with(group));
        return CreateLogGroupResponse.builder().build();
    }

    static DeleteLogGroupResponse delete(Caller caller, DeleteLogGroupRequest request) {
        LogGroup group = find(caller, request.logGroupName());
        change(caller, resources -> resources.withoutLogGroup(group.name()));
        return DeleteLogGroupResponse.builder().build();
    }

    static AssociateKmsKeyResponse associate(Caller caller, AssociateKmsKeyRequest request) {
        LogGroup group = find(caller, request.logGroupName());
        String key = usable(caller, request.kmsKeyId());
        change(caller, resources -> resources.with(group.withKey(key)));
        return AssociateKmsKeyResponse.builder().build();
    }

    static DisassociateKmsKeyResponse disassociate(Caller caller, DisassociateKmsKeyRequest request) {
        LogGroup group = find(caller, request.logGroupName());
        change(caller, resources -> resources.with(group.withKey(null)));
        return DisassociateKmsKeyResponse.builder().build();
    }

    static PutRetentionPolicyResponse retention(Caller caller, PutRetentionPolicyRequest request) {
        LogGroup group = find(caller, request.logGroupName());
        Integer days = request.retentionInDays();
        if (days == null || !RETENTIONS.contains(days)) {
            throw invalid("1 validation error detected: Value '" + days
                    + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: "
                    + RETENTIONS.stream().sorted().toList());
        }
        change(caller, resources -> resources.with(group.withRetention(days)));
        return PutRetentionPolicyResponse.builder().build();
    }

    private static software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup shown(Caller caller, LogGroup group) {
        return software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup.builder()
                .logGroupName(group.name())
                .creationTime(group.created().toEpochMilli())
                .retentionInDays(group.retention())
                .metricFilterCount(0)
                .arn(caller.arn("logs", "log-group:" + group.name() + ":*"))
                .logGroupArn(caller.arn("logs", "log-group:" + group.name()))
                .storedBytes(0L)
                .kmsKeyId(group.kmsKeyId())
                .logGroupClass("STANDARD")
                .build();
    }

    private static LogGroup find(Caller caller, @Nullable String name) {
        LogGroup group = caller.scope().resources().logGroups().get(name(name));
        if (group == null) {
            throw ServiceError.of("ResourceNotFoundException", "The specified log group does not exist.");
        }
        return group;
    }

    private static String name(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw invalid("1 validation error detected: Value '" + name
                    + "' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression"
                    + " pattern: [\\.\\-_/#A-Za-z0-9]+");
        }
        return name;
    }

    /** The ARN of a key that is there and enabled; a key that is not is refused, as the API reference says. */
    private static String usable(Caller caller, @Nullable String arn) {
        Key key = caller.scope().resources().keys().values().stream()
                .filter(candidate -> candidate.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> invalid("The specified KMS key does not exist or is not allowed to be used with"
                        + " LogGroup: " + arn));
        if (!key.state().equals("Enabled")) {
            throw invalid("The specified KMS key is not enabled: " + arn);
        }
        return key.arn();
    }

    private static ServiceError invalid(String text) {
        return ServiceError.of("InvalidParameterException", text);
    }

    private static void change(Caller caller, UnaryOperator<Resources> change) {
        caller.change(scope -> scope.withResources(change.apply(scope.resources())));
    }
}
