package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter over managed nodes: a key, values of which one has to fit, and how they are compared.
 *
 * @param key a key of {@link #KEYS}, `tag-key` or `tag:NAME`
 */
record NodeFilter(String key, Set<String> values, Comparison comparison) {
    private static final String IDS = "InstanceIds";
    private static final String TAG = "tag:";
    private static final String TAG_KEY = "tag-key";

    private static final Map<String, Function<ManagedNode, @Nullable String>> KEYS = Map.of(
            IDS,
            managed -> managed.node().id(),
            "AgentVersion",
            of(Registration::agentVersion),
            "PingStatus",
            of(Registration::pingStatus),
            "PlatformTypes",
            of(registration -> registration.platform().type()),
            "ActivationIds",
            of(Registration::activationId),
            "IamRole",
            of(Registration::iamRole),
            "ResourceType",
            managed -> managed.node().kind().resourceType(),
            "AssociationStatus",
            ManagedNode::associationStatus,
            "SourceIds",
            of(Registration::sourceId),
            "SourceTypes",
            of(Registration::sourceType));

    private static final Map<String, Set<String>> ENUMERATED = Map.of(
            "PingStatus", Set.of("Online", "ConnectionLost", "Inactive"),
            "PlatformTypes", Set.of("Windows", "Linux", "MacOS"),
            "ResourceType", Set.of("EC2Instance", "ManagedInstance"));

    private static Function<ManagedNode, @Nullable String> of(Function<Registration, String> property) {
        return managed -> property.apply(managed.registration());
    }

    static NodeFilter equal(String key, List<String> values) {
        return new NodeFilter(key, Set.copyOf(values), Comparison.EQUAL);
    }

    boolean byTag() {
        return key.startsWith(TAG) || key.equals(TAG_KEY);
    }

    /**
     * Refuses what the service refuses.
     *
     * @param valueError the operation's error for a value that an enumerated key doesn't have
     */
    void check(Caller caller, String valueError) {
        if (!byTag() && !KEYS.containsKey(key) && !key.equals("DocumentName")) {
            throw ServiceError.of("InvalidFilterKey", "The specified key is not valid: " + key);
        }
        if (comparison == Comparison.EQUAL
                && !ENUMERATED.getOrDefault(key, values).containsAll(values)) {
            throw ServiceError.of(valueError, "The specified filter value is not valid: " + values);
        }
        if (key.equals(IDS) && comparison == Comparison.EQUAL) {
            for (String id : values) {
                SimNode node = caller.scope().node(id);
                if (node == null || node.registration() == null) {
                    throw ServiceError.of("InvalidInstanceId", "The instance ID is not valid: " + id);
                }
            }
        }
    }

    boolean test(ManagedNode managed) {
        return actual(managed).anyMatch(actual -> comparison.test(actual, values));
    }

    private Stream<String> actual(ManagedNode managed) {
        if (key.equals(TAG_KEY)) {
            return managed.node().tags().keySet().stream();
        } else if (key.startsWith(TAG)) {
            return Stream.ofNullable(managed.node().tags().get(key.substring(TAG.length())));
        } else if (key.equals("DocumentName")) {
            return managed.documents().stream();
        }
        return Stream.ofNullable(KEYS.getOrDefault(key, none -> null).apply(managed));
    }

    /** The listed nodes that every filter of a question lets through. */
    static List<SimNode> select(Caller caller, Object question, List<NodeFilter> filters) {
        List<SimNode> listed = caller.index().listed();
        return filters.isEmpty()
                ? listed
                : caller.index().selections().of(question, () -> listed.stream()
                        .filter(node -> {
                            ManagedNode managed = ManagedNode.of(caller.scope(), node);
                            return filters.stream().allMatch(filter -> filter.test(managed));
                        })
                        .toList());
    }
}
