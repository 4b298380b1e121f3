package dev.fleetsh.sandbox.service.kms;

import dev.fleetsh.sandbox.resource.Key;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.CancelKeyDeletionResponse;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.DisableKeyRequest;
import software.amazon.awssdk.services.kms.model.DisableKeyResponse;
import software.amazon.awssdk.services.kms.model.EnableKeyRequest;
import software.amazon.awssdk.services.kms.model.EnableKeyResponse;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyRequest;
import software.amazon.awssdk.services.kms.model.GetKeyPolicyResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionRequest;
import software.amazon.awssdk.services.kms.model.ScheduleKeyDeletionResponse;

/** Keys and their states. */
final class Keys {
    private static final String ENABLED = "Enabled";
    private static final String DISABLED = "Disabled";
    private static final String PENDING = "PendingDeletion";
    private static final int PAGE = 50;
    private static final int LONGEST = 30;

    private Keys() {}

    static DescribeKeyResponse describe(Caller caller, DescribeKeyRequest request) {
        Key key = find(caller, request.keyId(), true);
        return DescribeKeyResponse.builder()
                .keyMetadata(KeyMetadata.builder()
                        .awsAccountId(caller.account().id())
                        .keyId(key.id())
                        .arn(key.arn())
                        .creationDate(key.created())
                        .enabled(key.state().equals(ENABLED))
                        .description(key.description())
                        .keyUsage("ENCRYPT_DECRYPT")
                        .keyState(key.state())
                        .deletionDate(key.deletion())
                        .origin("AWS_KMS")
                        .keyManager("CUSTOMER")
                        .keySpec("SYMMETRIC_DEFAULT")
                        .encryptionAlgorithmsWithStrings("SYMMETRIC_DEFAULT")
                        .multiRegion(false)
                        .build())
                .build();
    }

    static GetKeyPolicyResponse policy(Caller caller, GetKeyPolicyRequest request) {
        Key key = find(caller, request.keyId(), false);
        if (request.policyName() != null && !request.policyName().equals("default")) {
            throw ServiceError.of("NotFoundException", "No such policy exists");
        }
        return GetKeyPolicyResponse.builder()
                .policy(key.policy())
                .policyName("default")
                .build();
    }

    static EnableKeyResponse enable(Caller caller, EnableKeyRequest request) {
        Key key = find(caller, request.keyId(), false);
        notPending(key);
        change(caller, key.withState(ENABLED, null));
        return EnableKeyResponse.builder().build();
    }

    static DisableKeyResponse disable(Caller caller, DisableKeyRequest request) {
        Key key = find(caller, request.keyId(), false);
        notPending(key);
        change(caller, key.withState(DISABLED, null));
        return DisableKeyResponse.builder().build();
    }

    static CancelKeyDeletionResponse cancelDeletion(Caller caller, CancelKeyDeletionRequest request) {
        Key key = find(caller, request.keyId(), false);
        if (!key.state().equals(PENDING)) {
            throw ServiceError.of("KMSInvalidStateException", key.arn() + " is not pending deletion.");
        }
        change(caller, key.withState(DISABLED, null));
        return CancelKeyDeletionResponse.builder().keyId(key.arn()).build();
    }

    static ScheduleKeyDeletionResponse scheduleDeletion(Caller caller, ScheduleKeyDeletionRequest request) {
        Key key = find(caller, request.keyId(), false);
        new Constraints()
                .range("pendingWindowInDays", request.pendingWindowInDays(), 7, LONGEST)
                .check();
        notPending(key);
        int days = request.pendingWindowInDays() == null ? LONGEST : request.pendingWindowInDays();
        Key pending = key.withState(PENDING, caller.live().now().plus(Duration.ofDays(days)));
        change(caller, pending);
        return ScheduleKeyDeletionResponse.builder()
                .keyId(key.arn())
                .deletionDate(pending.deletion())
                .keyState(PENDING)
                .pendingWindowInDays(days)
                .build();
    }

    static ListAliasesResponse aliases(Caller caller, ListAliasesRequest request) {
        new Constraints().range("limit", request.limit(), 1, 100).check();
        Map<String, Key> keys = caller.scope().resources().keys();
        Set<String> wanted = request.keyId() == null
                ? keys.keySet()
                : Set.of(find(caller, request.keyId(), false).id());
        List<AliasListEntry> all = keys.values().stream()
                .filter(key -> wanted.contains(key.id()))
                .flatMap(key -> key.aliases().stream().map(alias -> AliasListEntry.builder()
                        .aliasName(alias)
                        .aliasArn(caller.arn("kms", alias))
                        .targetKeyId(key.id())
                        .creationDate(key.created())
                        .lastUpdatedDate(key.created())
                        .build()))
                .toList();
        Page<AliasListEntry> page;
        try {
            page = Paging.of(
                            caller, request.toBuilder().limit(null).marker(null).build())
                    .page(all, request.limit() == null ? PAGE : request.limit(), request.marker());
        } catch (ServiceError e) {
            throw ServiceError.of("InvalidMarkerException", "Invalid marker.");
        }
        return ListAliasesResponse.builder()
                .aliases(page.items())
                .truncated(page.nextToken() != null)
                .nextMarker(page.nextToken())
                .build();
    }

    /** The key of an id or ARN; of an alias too where the operation takes one. */
    static Key find(Caller caller, @Nullable String named, boolean byAlias) {
        new Constraints()
                .required("keyId", named)
                .length("keyId", named, 1, 2048)
                .check();
        String name = String.valueOf(named);
        String last = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
        if (!byAlias && last.startsWith("alias/")) {
            throw ServiceError.of("NotFoundException", "Invalid keyId '" + name + "'");
        }
        for (Key key : caller.scope().resources().keys().values()) {
            boolean same = name.startsWith("arn:")
                    ? name.equals(key.arn())
                            || key.aliases().stream().anyMatch(alias -> name.equals(caller.arn("kms", alias)))
                    : key.id().equals(name) || key.aliases().contains(name);
            if (same) {
                return key;
            }
        }
        throw ServiceError.of(
                "NotFoundException",
                last.startsWith("alias/")
                        ? "Alias " + (name.startsWith("arn:") ? name : caller.arn("kms", name)) + " is not found."
                        : name.startsWith("arn:")
                                ? "Key '" + name + "' does not exist"
                                : "Key '" + caller.arn("kms", "key/" + name) + "' does not exist");
    }

    private static void notPending(Key key) {
        if (key.state().equals(PENDING)) {
            throw ServiceError.of("KMSInvalidStateException", key.arn() + " is pending deletion.");
        }
    }

    private static void change(Caller caller, Key key) {
        caller.change(scope -> scope.withResources(scope.resources().with(key)));
    }
}
