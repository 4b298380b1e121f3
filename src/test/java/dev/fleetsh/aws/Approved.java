package dev.fleetsh.aws;

import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.guard.Announcing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.Verification;
import java.util.List;
import java.util.Map;

/** Plans of one effect, and their permits. */
final class Approved {
    private static final Fleet FLEET =
            new Fleet("test", SimulatedFleet.NOW, List.of(), List.of(), new Completeness(0, List.of(), false));

    private Approved() {}

    static Plan plan(ScopeId scope, Action action, List<String> nodes) {
        Effect effect = new Effect(
                1,
                "test",
                new Resource(ResourceKind.SERVICE_SETTING, scope, "thing"),
                Stage.AGENT,
                "change it",
                action,
                new Inverse.None("a test"),
                List.of(),
                List.of(),
                nodes,
                List.of(),
                new Risk(Risk.Level.NONE, ""),
                "",
                Verification.NONE,
                List.of(),
                List.of());
        return new Plan(
                "p1",
                "0123456789ab",
                "test",
                SimulatedFleet.NOW,
                "test",
                Map.of(),
                "",
                nodes,
                List.of(effect),
                List.of());
    }

    static Permit call(Approvals approvals, ScopeId scope, ApiCall call) {
        return Announcing.calls(approvals.approve(plan(scope, new Action.Call(call), List.of()), FLEET, ""));
    }

    static Permit on(Approvals approvals, Node node, Action action) {
        return Announcing.calls(approvals.approve(plan(node.scope().id(), action, List.of(node.id())), FLEET, ""));
    }
}
