package dev.fleetsh.remedy.apply;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.journal.Recorded;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Ground;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.PlanName;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.State;
import dev.fleetsh.remedy.plan.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A fleet, a scripted AWS and an engine on one clock. */
final class Bench {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final ScopeId SCOPE = new ScopeId("aws", "111122223333", "eu-west-3");
    static final NodeScript SCRIPT =
            new NodeScript("set-thing", 1, NodeScript.Language.SHELL, "# fleetsh: set-thing 1\nset the thing\n", false);
    private static final Origin LIST = new Origin("ssm:DescribeInstanceProperties", NOW);

    final MovingTime time = new MovingTime(NOW);
    final Approvals approvals = new Approvals(new Agreeing(), time);
    final ScriptedCloud cloud = new ScriptedCloud(time, approvals);
    final Journals journals;
    final Brake brake = new Brake();
    final List<ApplyEvent> events = new ArrayList<>();
    final Fleet fleet;
    ApplyOptions options = ApplyOptions.USUAL;

    Bench(Path folder, int nodes) {
        journals = new Journals(folder.resolve("journal"));
        Scope scope = new Scope(
                SCOPE,
                "retail",
                "",
                Fact.known(SessionPreferences.DEFAULTS, LIST),
                Fact.known(ActivationTier.ADVANCED, LIST),
                Fact.known(new HostManagement(""), LIST));
        List<Node> all = IntStream.range(0, nodes).mapToObj(n -> node(scope, n)).toList();
        all.forEach(node -> cloud.nodes.put(node.id(), node));
        fleet = new Fleet("bench", NOW, List.of(scope), all, new Completeness(1, List.of(), false));
    }

    static String id(int index) {
        return "i-" + String.format("%017x", index);
    }

    private static Node node(Scope scope, int index) {
        return new NodeBuilder(id(index), scope, NodeKind.EC2)
                .name("WEB-" + index)
                .state(Fact.known(InstanceState.RUNNING, LIST))
                .platform(Fact.known(new Platform(PlatformType.LINUX, "Amazon Linux", "2023"), LIST))
                .registered(Fact.known(true, LIST))
                .ping(Fact.known(PingStatus.ONLINE, LIST), NOW.minusSeconds(40))
                .agent(Fact.known(AgentVersion.require("3.3.987.0"), LIST))
                .channel(Fact.known(ChannelStatus.CONNECTED, LIST))
                .build();
    }

    void ping(int index, PingStatus status) {
        cloud.nodes.computeIfPresent(
                id(index),
                (id, node) -> node.change().ping(Fact.known(status, LIST), NOW).build());
    }

    void channel(int index, ChannelStatus status) {
        cloud.nodes.computeIfPresent(
                id(index),
                (id, node) -> node.change().channel(Fact.known(status, LIST)).build());
    }

    void agent(int index, String version) {
        cloud.nodes.computeIfPresent(id(index), (id, node) -> node.change()
                .agent(Fact.known(AgentVersion.require(version), LIST))
                .build());
    }

    /** One effect under construction: what most tests need is there already. */
    static final class Draft {
        private final int number;
        private final Resource resource;
        private final Action action;
        private Stage stage = Stage.AGENT;
        private Inverse inverse = new Inverse.None("a test");
        private List<State> states = List.of();
        private List<Ground> grounds = List.of();
        private List<String> nodes = List.of();
        private Verification verification = Verification.NONE;

        Draft(int number, Resource resource, Action action) {
            this.number = number;
            this.resource = resource;
            this.action = action;
        }

        Draft stage(Stage value) {
            stage = value;
            return this;
        }

        Draft inverse(Action value) {
            inverse = new Inverse.By(value);
            return this;
        }

        Draft states(State... values) {
            states = List.of(values);
            return this;
        }

        Draft grounds(Ground... values) {
            grounds = List.of(values);
            return this;
        }

        Draft on(String... ids) {
            nodes = List.of(ids);
            return this;
        }

        Draft verify(Duration within, String check) {
            verification = new Verification(List.of(check), nodes, within);
            return this;
        }

        Effect effect() {
            return new Effect(
                    number,
                    "test",
                    resource,
                    stage,
                    "change " + resource,
                    action,
                    inverse,
                    states,
                    grounds,
                    nodes,
                    List.of(),
                    new Risk(Risk.Level.NONE, ""),
                    "",
                    verification,
                    List.of(),
                    List.of());
        }
    }

    /** A script on a node. */
    static Draft script(int number, int node, Map<String, ?> arguments) {
        return new Draft(number, new Resource(ResourceKind.OS_USER, SCOPE, id(node)), run(node, arguments))
                .on(id(node));
    }

    static Action run(int node, Map<String, ?> arguments) {
        return new Action.Script(SCRIPT, Map.of(), id(node), Duration.ofMinutes(1)).with(arguments);
    }

    static State state(String setting, @Nullable Object before, @Nullable Object after) {
        return new State(
                "value",
                ApiCall.of("ssm:GetServiceSetting", Map.of("SettingId", setting)),
                new DataPath("ServiceSetting.SettingValue"),
                before,
                after);
    }

    static Action update(String setting, Object value) {
        return new Action.Call(
                ApiCall.of("ssm:UpdateServiceSetting", Map.of("SettingId", setting, "SettingValue", value)));
    }

    /** A setting that goes from old to new. */
    static Draft setting(int number, String setting) {
        return new Draft(number, new Resource(ResourceKind.SERVICE_SETTING, SCOPE, setting), update(setting, "new"))
                .states(state(setting, "old", "new"))
                .inverse(update(setting, "old"));
    }

    static Plan plan(Draft... drafts) {
        return plan(List.of(drafts).stream().map(Draft::effect).toList());
    }

    static Plan plan(List<Effect> effects) {
        return new Plan("p7", "0123456789ab", "test", NOW, "test", Map.of(), "", List.of(), effects, List.of());
    }

    /** The script on so many nodes. */
    static Plan scripts(int nodes) {
        return plan(IntStream.range(0, nodes)
                .mapToObj(n -> script(n + 1, n, Map.of()).effect())
                .toList());
    }

    Permit permit(Plan plan) {
        return approvals.approve(plan, fleet, "INC-4711");
    }

    Applying engine() {
        return new Applying(cloud, Catalogue.of(Edition.CURRENT), Observer.of(cloud), time, time);
    }

    ApplyResult apply(Plan plan) {
        return engine().apply(permit(plan), fleet, journals::begin, options, brake, events::add);
    }

    ApplyResult resume(String journal) {
        Permit permit = approvals.approve(journals.read(journal), fleet, "INC-4711");
        return engine().resume(permit, fleet, journals, journal, options, new Brake(), events::add);
    }

    /** A plan that takes back what was applied. */
    Plan undo() {
        List<Recorded> undos = journals.list().stream()
                .filter(summary -> summary.undoes().equals("0123456789ab"))
                .map(summary -> journals.read(summary.id()))
                .toList();
        return Undoing.plan(journals.ofPlan("0123456789ab"), undos, new PlanName("p8", "ba9876543210"), NOW);
    }

    <E extends ApplyEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
