package dev.fleetsh.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A property of a node by its name, as predicates, tables and completion use it. Each has a reader of the same name on
 * {@link Node} ({@code agent()}, or {@code isWindows()} for yes-or-no properties).
 *
 * @param name as written in a predicate
 * @param type type of the value
 * @param help one line for completion and help
 * @param fact reads it from a node
 */
public record NodeProperty(String name, Class<?> type, String help, Function<Node, Fact<?>> fact) {
    private static final Origin MODEL = new Origin("model", Instant.EPOCH);

    /** All properties, in the order in which help shows them. */
    public static final List<NodeProperty> ALL = List.of(
            plain("id", String.class, "i-… or mi-…", Node::id),
            plain("name", String.class, "tag Name, registered name or host name", Node::name),
            plain("computerName", String.class, "host name with domain", Node::computerName),
            plain("domain", String.class, "DNS domain of the computer name", Node::domain),
            plain("kind", NodeKind.class, "ec2, hybrid or edge", Node::kind),
            plain("ec2", boolean.class, "is an EC2 instance", Node::isEc2),
            plain("hybrid", boolean.class, "was registered by a hybrid activation", Node::isHybrid),
            plain("edge", boolean.class, "is a Greengrass core device", Node::isEdge),
            plain("account", String.class, "account number", Node::account),
            plain("accountName", String.class, "alias of the account, else its number", Node::accountName),
            plain("region", String.class, "such as eu-west-3", Node::region),
            plain("scope", Scope.class, "account and Region with their settings", Node::scope),
            fact("platform", Platform.class, "operating system", Node::platformFact),
            fact("windows", boolean.class, "runs Windows", node -> is(node, PlatformType.WINDOWS)),
            fact("linux", boolean.class, "runs Linux", node -> is(node, PlatformType.LINUX)),
            fact("mac", boolean.class, "runs macOS", node -> is(node, PlatformType.MACOS)),
            fact("agent", AgentVersion.class, "version of the SSM Agent", Node::agentFact),
            fact("latest", boolean.class, "agent is the newest of its Region, as AWS says", Node::latestFact),
            fact("autoUpdate", boolean.class, "an association updates the agent", Node::autoUpdateFact),
            fact("registered", boolean.class, "Systems Manager lists it", Node::registeredFact),
            fact("ping", PingStatus.class, "Online, ConnectionLost or Inactive", Node::pingFact),
            fact("online", boolean.class, "ping is Online", node -> node.pingFact()
                    .map(PingStatus.ONLINE::equals)),
            fact("lastPing", Instant.class, "when the agent was last heard", Node::lastPingFact),
            fact("channel", ChannelStatus.class, "connected or notconnected", Node::channelFact),
            fact("connected", boolean.class, "session channel is connected", node -> node.channelFact()
                    .map(ChannelStatus.CONNECTED::equals)),
            fact("state", InstanceState.class, "state of the EC2 instance", Node::stateFact),
            fact("running", boolean.class, "EC2 instance is running", node -> node.stateFact()
                    .map(InstanceState.RUNNING::equals)),
            fact("stopped", boolean.class, "EC2 instance is stopped", node -> node.stateFact()
                    .map(InstanceState.STOPPED::equals)),
            fact("tags", Tags.class, "tags, as in tags.Env == 'prod'", NodeProperty::tagsOf),
            fact("profile", String.class, "ARN of the instance profile, empty for none", Node::profileFact),
            fact("metadata", boolean.class, "instance metadata service answers", Node::metadataFact),
            fact("role", String.class, "IAM role of a hybrid or edge node", Node::roleFact),
            plain("ip", String.class, "address", Node::ip),
            plain("vpc", String.class, "VPC", Node::vpc),
            plain("subnet", String.class, "subnet", Node::subnet),
            plain("sourceType", String.class, "AWS's source type", Node::sourceType),
            plain("activation", String.class, "hybrid activation", Node::activation),
            fact("controller", boolean.class, "is a domain controller", Node::controllerFact),
            fact("directoryRole", boolean.class, "AD-Domain-Services is installed", Node::directoryRoleFact),
            fact("directoryService", boolean.class, "service NTDS is running", Node::directoryServiceFact),
            fact("domainProbe", DomainProbe.class, "what the domain probe saw", Node::domainProbeFact),
            fact("ssmUser", OsUser.class, "the local user ssm-user", Node::ssmUserFact),
            fact("runAsUser", NamedUser.class, "the user that sessions run as", Node::runAsUserFact),
            fact("diagnostics", Diagnostics.class, "what ssm-cli get-diagnostics says", Node::diagnosticsFact),
            fact("clockSkew", Duration.class, "how far the clock is ahead", Node::clockSkewFact),
            fact("tlsTrust", TlsTrust.class, "trust in the endpoints' certificates", Node::tlsTrustFact),
            fact("powerShell", PowerShell.class, "version of PowerShell", Node::powerShellFact));

    private static final Map<String, NodeProperty> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(NodeProperty::name, Function.identity()));

    /**
     * @throws UsageException when a node has no such property
     */
    public static NodeProperty named(String name) {
        NodeProperty property = BY_NAME.get(name);
        if (property == null) {
            throw new UsageException("no property \"" + name + "\" on a node", "`help properties` lists them");
        }
        return property;
    }

    public static boolean exists(String name) {
        return BY_NAME.containsKey(name);
    }

    /** Reads the property from a node. */
    public Fact<?> fact(Node node) {
        return fact.apply(node);
    }

    private static NodeProperty plain(String name, Class<?> type, String help, Function<Node, Object> value) {
        return new NodeProperty(name, type, help, node -> Fact.known(value.apply(node), MODEL));
    }

    private static NodeProperty fact(String name, Class<?> type, String help, Function<Node, Fact<?>> fact) {
        return new NodeProperty(name, type, help, fact);
    }

    private static Fact<?> is(Node node, PlatformType type) {
        return node.platformFact().map(platform -> platform.type() == type);
    }

    private static Fact<?> tagsOf(Node node) {
        Fact.Unknown<?> why = node.tags().why();
        return why == null ? Fact.known(node.tags(), MODEL) : why;
    }
}
