package dev.fleetsh.check;

import dev.fleetsh.check.path.Sketch;
import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Diagnostics;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.DomainProbe.DomainAccount;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.fleet.TlsTrust;
import dev.fleetsh.fleet.network.NetworkPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node with its scope, healthy until told otherwise. */
final class Scene {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Origin LISTING = new Origin("ssm:DescribeInstanceProperties", NOW.minusSeconds(5));
    static final Origin PROBE = new Origin("probe:dc", NOW.minusSeconds(180));

    NodeKind kind = NodeKind.EC2;
    String partition = "aws";
    String region = "eu-west-3";
    Instant now = NOW;
    int crowd;
    boolean partial;

    @Nullable
    Fact<AgentVersion> neighbour;

    Fact<Platform> platform = known(new Platform(PlatformType.LINUX, "Amazon Linux", "2023"));
    Fact<AgentVersion> agent = known(AgentVersion.require("3.3.987.0"));
    Fact<Boolean> latest = known(true);
    Fact<Boolean> autoUpdate = known(true);
    Fact<Boolean> registered = known(true);
    Fact<PingStatus> ping = known(PingStatus.ONLINE);

    @Nullable
    Instant lastPing = NOW.minusSeconds(60);

    Fact<ChannelStatus> channel = known(ChannelStatus.CONNECTED);
    Fact<InstanceState> state = known(InstanceState.RUNNING);
    Fact<String> profile = known("arn:aws:iam::111111111111:instance-profile/app");
    Fact<Boolean> metadata = known(true);
    Fact<NetworkPlace> place = missing(Reason.NOT_COLLECTED, "");

    @Nullable
    Network network;

    Fact<String> role = missing(Reason.NOT_COLLECTED, "");
    Fact<Boolean> directoryRole = known(false);
    Fact<Boolean> directoryService = missing(Reason.NOT_COLLECTED, "inventory of AWS:Service");
    Fact<DomainProbe> probe = missing(Reason.NOT_COLLECTED, "");
    Fact<OsUser> user = missing(Reason.NOT_COLLECTED, "probe user");
    Fact<NamedUser> runAsUser = missing(Reason.NOT_COLLECTED, "");
    Fact<Diagnostics> diagnostics = missing(Reason.NOT_COLLECTED, "");
    Fact<Duration> clockSkew = missing(Reason.NOT_COLLECTED, "");
    Fact<TlsTrust> tlsTrust = missing(Reason.NOT_COLLECTED, "");
    Fact<PowerShell> powerShell = missing(Reason.NOT_COLLECTED, "");
    Fact<SessionPreferences> preferences = known(SessionPreferences.DEFAULTS);
    Fact<ActivationTier> tier = known(ActivationTier.ADVANCED);
    Fact<HostManagement> management = known(new HostManagement(""));
    final Granted granted = new Granted();
    String computerName = "";
    String ip = "";
    String activation = "";
    String sourceType = "";
    Tags tags = Tags.NONE;

    /** The same machine under another id, or null. */
    @Nullable
    Scene twin;

    static <T> Fact<T> known(T value) {
        return Fact.known(value, LISTING);
    }

    static <T> Fact<T> missing(Reason reason, String detail) {
        return Fact.unknown(reason, detail, LISTING);
    }

    static Scene linux() {
        return new Scene();
    }

    static Scene windows() {
        return new Scene().windows("2019", "10.0.17763");
    }

    static Scene mac() {
        return new Scene().os(PlatformType.MACOS, "macOS", "14.5");
    }

    static Scene hybrid() {
        Scene scene = new Scene();
        scene.kind = NodeKind.HYBRID;
        scene.role = known("SSMServiceRole");
        scene.state = missing(Reason.NOT_COLLECTED, "");
        scene.profile = missing(Reason.NOT_COLLECTED, "");
        scene.metadata = missing(Reason.NOT_COLLECTED, "");
        return scene;
    }

    static Scene edge() {
        Scene scene = hybrid();
        scene.kind = NodeKind.EDGE;
        return scene;
    }

    static Scene stopped() {
        Scene scene = unregistered();
        scene.state = known(InstanceState.STOPPED);
        return scene;
    }

    static Scene unregistered() {
        Scene scene = linux().no("platform", Reason.NOT_REGISTERED)
                .no("agent", Reason.NOT_REGISTERED)
                .no("latest", Reason.NOT_REGISTERED)
                .no("autoUpdate", Reason.NOT_REGISTERED)
                .no("ping", Reason.NOT_REGISTERED)
                .no("channel", Reason.NOT_REGISTERED)
                .no("directoryRole", Reason.NOT_REGISTERED)
                .no("directoryService", Reason.NOT_REGISTERED);
        scene.registered = known(false);
        return scene;
    }

    static Scene controller() {
        Scene scene = windows();
        scene.directoryRole = known(true);
        scene.directoryService = known(true);
        return scene;
    }

    static Scene probed(@Nullable DomainAccount account) {
        return controller().probe(5, true, false, account);
    }

    static DomainAccount account() {
        return new DomainAccount(false, false, false, "", true);
    }

    Scene windows(String year, String version) {
        return os(PlatformType.WINDOWS, "Microsoft Windows Server " + year + " Datacenter", version);
    }

    Scene os(PlatformType type, String name, String version) {
        platform = known(new Platform(type, name, version));
        return this;
    }

    Scene agent(String version) {
        agent = known(AgentVersion.require(version));
        return this;
    }

    Scene probe(int role, boolean ntds, boolean readOnly, @Nullable DomainAccount account) {
        probe = Fact.known(new DomainProbe(role, ntds, "corp.example.com", "S-1-5-21-1-2-3", readOnly, account), PROBE);
        return this;
    }

    Scene seen(Duration ago) {
        lastPing = now.minus(ago);
        return this;
    }

    Scene lost() {
        ping = known(PingStatus.CONNECTION_LOST);
        channel = known(ChannelStatus.NOT_CONNECTED);
        return seen(Duration.ofDays(3));
    }

    Scene channel(ChannelStatus status) {
        channel = known(status);
        return this;
    }

    Scene disconnected() {
        return channel(ChannelStatus.NOT_CONNECTED);
    }

    Scene profile(String arn) {
        profile = known(arn);
        return this;
    }

    Scene management(String roleName) {
        management = known(new HostManagement(roleName));
        return this;
    }

    Scene metadata(boolean on) {
        metadata = known(on);
        return this;
    }

    Scene tier(ActivationTier value) {
        tier = known(value);
        return this;
    }

    Scene in(String partitionName, String regionName) {
        partition = partitionName;
        region = regionName;
        return this;
    }

    Scene on(String day) {
        now = Instant.parse(day + "T12:00:00Z");
        lastPing = now.minusSeconds(60);
        return this;
    }

    /** So many more nodes of the same kind in the scope. */
    Scene among(int others) {
        crowd = others;
        return this;
    }

    Scene besides(String agentVersion) {
        neighbour = known(AgentVersion.require(agentVersion));
        return this;
    }

    Scene preferring(SessionPreferences value) {
        preferences = known(value);
        return this;
    }

    Scene kms() {
        return preferring(new SessionPreferences(
                true, "alias/sessions", "", true, "", true, false, false, "", "", "", "20", "", false));
    }

    Scene shellProfile(String linux, String windows) {
        return preferring(new SessionPreferences(
                true, "", "", true, "", true, false, false, "", linux, windows, "20", "", false));
    }

    Scene streaming() {
        return preferring(new SessionPreferences(
                true, "", "", true, "sessions", false, true, false, "", "", "", "20", "", false));
    }

    Scene s3(boolean encrypted) {
        return preferring(new SessionPreferences(
                true, "", "logs", encrypted, "", true, false, false, "", "", "", "20", "", false));
    }

    Scene cloudWatch(boolean encrypted) {
        return preferring(new SessionPreferences(
                true, "", "", true, "sessions", encrypted, false, false, "", "", "", "20", "", false));
    }

    Scene runAs(String userName) {
        return preferring(
                new SessionPreferences(true, "", "", true, "", true, false, true, userName, "", "", "20", "", false));
    }

    Scene booleansAsText() {
        return preferring(
                new SessionPreferences(true, "", "", true, "", true, false, false, "", "", "", "20", "", true));
    }

    Scene timeouts(String idle, String most) {
        return preferring(
                new SessionPreferences(true, "", "", true, "", true, false, false, "", "", "", idle, most, false));
    }

    /** The scene with what is known of permissions. */
    Scene granted(Consumer<Granted> change) {
        change.accept(granted);
        return this;
    }

    Scene named(String computer, String address) {
        computerName = computer;
        ip = address;
        return this;
    }

    /** The same machine under another id. */
    Scene twin(Scene other) {
        named("web.example.com", "10.0.0.7");
        twin = other.named("WEB.example.com", "10.0.0.7");
        return this;
    }

    Scene activation(String id) {
        activation = id;
        return this;
    }

    Scene tagged(String key, String value) {
        tags = Tags.of(Map.of(key, value));
        return this;
    }

    Scene user(boolean present, boolean administrator) {
        user = known(new OsUser(present, administrator));
        return this;
    }

    Scene runAsUser(String name, boolean present) {
        runAsUser = known(new NamedUser(name, present));
        return this;
    }

    /** What get-diagnostics said of one check, beside what it has said before. */
    Scene diagnosed(String check, Diagnostics.Status status) {
        List<Diagnostics.Check> checks = new ArrayList<>();
        if (diagnostics.isKnown()) {
            checks.addAll(diagnostics.require("diagnostics").checks());
        }
        checks.add(new Diagnostics.Check(check, status, "note"));
        diagnostics = known(new Diagnostics(checks));
        return this;
    }

    Scene reaches(String service, Diagnostics.Status status) {
        return diagnosed("Connectivity to " + service + " endpoint", status);
    }

    Scene skew(Duration ahead) {
        clockSkew = known(ahead);
        return this;
    }

    Scene trust(String ssm, String ssmmessages) {
        tlsTrust = known(new TlsTrust(ssm, ssmmessages, "TLSv1.3"));
        return this;
    }

    /** In a network of these words, which {@link Sketch} knows. */
    Scene network(String words) {
        Sketch drawn = new Sketch(words);
        network = drawn.network();
        place = known(drawn.place());
        return this;
    }

    Scene powerShell(String version, int sku, boolean transcription) {
        powerShell = known(new PowerShell(version, sku, transcription));
        return this;
    }

    /** Makes a fact unknown for that reason. */
    Scene no(String fact, Reason reason) {
        return no(fact, reason, "ssm:Example");
    }

    Scene no(String fact, Reason reason, String detail) {
        switch (fact) {
            case "platform" -> platform = missing(reason, detail);
            case "agent" -> agent = missing(reason, detail);
            case "latest" -> latest = missing(reason, detail);
            case "autoUpdate" -> autoUpdate = missing(reason, detail);
            case "registered" -> registered = missing(reason, detail);
            case "ping" -> {
                ping = missing(reason, detail);
                lastPing = null;
            }
            case "lastPing" -> lastPing = null;
            case "channel" -> channel = missing(reason, detail);
            case "state" -> state = missing(reason, detail);
            case "profile" -> profile = missing(reason, detail);
            case "metadata" -> metadata = missing(reason, detail);
            case "place" -> place = missing(reason, detail);
            case "role" -> role = missing(reason, detail);
            case "directoryRole" -> directoryRole = missing(reason, detail);
            case "directoryService" -> directoryService = missing(reason, detail);
            case "domainProbe" -> probe = missing(reason, detail);
            case "ssmUser" -> user = missing(reason, detail);
            case "runAsUser" -> runAsUser = missing(reason, detail);
            case "diagnostics" -> diagnostics = missing(reason, detail);
            case "clockSkew" -> clockSkew = missing(reason, detail);
            case "tlsTrust" -> tlsTrust = missing(reason, detail);
            case "powerShell" -> powerShell = missing(reason, detail);
            case "preferences" -> preferences = missing(reason, detail);
            case "tier" -> tier = missing(reason, detail);
            case "hostManagement" -> management = missing(reason, detail);
            default -> granted.no(fact, reason, detail);
        }
        return this;
    }

    Node node() {
        return fleet().nodes().get(0);
    }

    Node node(String id, Scope scope) {
        return new NodeBuilder(id, scope, kind)
                .computerName(computerName)
                .ip(ip)
                .source(sourceType, activation)
                .tags(tags)
                .platform(platform)
                .agent(agent)
                .latest(latest)
                .autoUpdate(autoUpdate)
                .registered(registered)
                .ping(ping, lastPing)
                .channel(channel)
                .state(state)
                .profile(profile)
                .metadata(metadata)
                .place(place)
                .role(role)
                .directoryRole(directoryRole)
                .directoryService(directoryService)
                .domainProbe(probe)
                .ssmUser(user)
                .runAsUser(runAsUser)
                .diagnostics(diagnostics)
                .clockSkew(clockSkew)
                .tlsTrust(tlsTrust)
                .powerShell(powerShell)
                .build();
    }

    Scope scope() {
        return new Scope(
                new ScopeId(partition, "111111111111", region),
                "retail",
                "arn:aws:sts::111111111111:assumed-role/Ops/jane",
                preferences,
                tier,
                management,
                network == null ? granted.evidence() : granted.evidence().with(network));
    }

    Fleet fleet() {
        Scope scope = scope();
        List<Node> nodes = new ArrayList<>();
        nodes.add(node("node", scope));
        for (int i = 0; i < crowd; i++) {
            nodes.add(node("other-" + i, scope));
        }
        if (twin != null) {
            nodes.add(twin.node("twin", scope));
        }
        if (neighbour != null) {
            nodes.add(new NodeBuilder("neighbour", scope, kind).agent(neighbour).build());
        }
        List<Completeness.Gap> gaps = partial
                ? List.of(new Completeness.Gap(
                        scope.label(), "ssm:Example", Reason.THROTTLED, "ssm:Example", Set.of("nodes"), 0, ""))
                : List.of();
        return new Fleet("scene", now, List.of(scope), nodes, new Completeness(1, gaps, false));
    }

    Assessment assess(Edition edition) {
        return Assessment.of(fleet(), edition, now);
    }

    Finding find(Edition edition, String check) {
        Fleet fleet = fleet();
        return Assessment.of(fleet, edition, now)
                .finding(fleet.nodes().get(0), Catalogue.of(edition).named(check));
    }
}
