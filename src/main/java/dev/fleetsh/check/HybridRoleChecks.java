package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.identity.Activation;
import java.util.List;
import java.util.Map;

/** How hybrid and edge nodes are known: their role, their activation, their fingerprint, and machines with two ids. */
final class HybridRoleChecks {
    private HybridRoleChecks() {}

    static List<Definition> all() {
        return List.of(
                check("hybrid-role-permissions", "The activation's role may open sessions")
                        .appliesTo(HybridChecks.HYBRID)
                        .reads("kind", "role", "permissions", "channel")
                        .dependsOn("hybrid-role-trust")
                        .fix(
                                "Attach AmazonSSMManagedInstanceCore to that role, or give the node another role in place.",
                                "grant-core-permissions",
                                "re-register-hybrid")
                        .decides(HybridRoleChecks::permissions),
                check("hybrid-role-trust", "The activation's role trusts Systems Manager")
                        .appliesTo(HybridChecks.HYBRID)
                        .reads("kind", "role", "permissions", "ping", "lastPing", "channel")
                        .fix(
                                "Let ssm.amazonaws.com assume the role; conditions must match account and Region.",
                                "repair-role-trust")
                        .source("hybrid-multicloud-service-role")
                        .decides(HybridRoleChecks::trust),
                check("hybrid-fingerprint", "The machine is still the one that registered")
                        .appliesTo(HybridChecks.HYBRID)
                        .reads("kind", "ping", "lastPing", "channel")
                        .fix("Register the machine again after cloning or a change of hardware.", "re-register-hybrid")
                        .source("amazon-ssm-agent managedInstances/fingerprint")
                        .decides(HybridRoleChecks::fingerprint),
                check("hybrid-activation", "The machine could register again with its activation")
                        .appliesTo(HybridChecks.HYBRID)
                        .severity(Severity.ADVISORY)
                        .reads("kind", "ping", "lastPing", "channel", "activations")
                        .fix("Make a new activation before the machine is registered again.", "re-register-hybrid")
                        .source("DescribeActivations")
                        .decides(HybridRoleChecks::activation),
                check("machine-once", "The machine is known under one id")
                        .appliesTo("hybrid and edge nodes, and what they were registered as before")
                        .reads("kind", "ping", "lastPing", "channel", "twin")
                        .fix("Work with the id that is online, and deregister the lost one once nothing names it.")
                        .source("fleet-manager-troubleshooting-managed-nodes")
                        .note(
                                "AWS shows no id of the machine itself. Two ids count as one machine where computer name and"
                                        + " address are equal, one is lost and the other is online; instances keep their ids.")
                        .decides(HybridRoleChecks::once));
    }

    private static Outcome permissions(Look look) {
        Outcome elsewhere = HybridChecks.unlessHybrid(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        look.see("role", look.node().roleFact(), "");
        return Granting.unlessObserved(
                look.connected(),
                "the session channel is connected",
                Granting.outcome(look, look.rights().own(look.node()), Need.REPORT, Need.CHANNEL));
    }

    private static Outcome trust(Look look) {
        Outcome elsewhere = HybridChecks.unlessHybrid(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        look.see("role", look.node().roleFact(), "");
        Held held = look.rights().own(look.node());
        return Granting.unlessObserved(
                look.alive(),
                "the agent reports with its credentials",
                held instanceof Held.Of of
                        ? Trusting.outcome(look, of.rights(), of.rights().trustOfSystemsManager())
                        : Granting.outcome(look, held, Need.REPORT));
    }

    private static Outcome fingerprint(Look look) {
        Outcome elsewhere = HybridChecks.unlessHybrid(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        return look.alive()
                ? PathChecks.observed("the agent reports as the machine that registered")
                : Outcome.notCollected("fingerprint of the machine", "the agent's log on the machine");
    }

    private static Outcome activation(Look look) {
        Outcome elsewhere = HybridChecks.unlessHybrid(look);
        if (elsewhere != null) {
            return elsewhere;
        }
        String id = look.node().activation();
        if (id.isEmpty()) {
            return Outcome.notApplicable("Systems Manager names no activation of it");
        }
        if (look.alive()) {
            return Outcome.pass("it is registered, and needs no activation any more");
        }
        Fact<Map<String, Activation>> activations =
                look.scope().evidence().admission().activations();
        if (activations instanceof Fact.Unknown<?> unknown) {
            return unknown.reason() == Reason.NOT_COLLECTED
                    ? Outcome.notCollected("activation " + id, "ssm:DescribeActivations")
                    : Outcome.unknown("activation " + id, activations);
        }
        Activation found = activations.require("activations").get(id);
        look.see("activation", activations.map(all -> word(found)), "usable");
        return switch (Standing.of(found)) {
            case GONE ->
                Outcome.warn(() -> "activation " + id + " is gone; the machine needs a new one to register again");
            case EXPIRED ->
                Outcome.warn(() -> "activation " + id + " has expired; the machine needs a new one to register again");
            case USED_UP ->
                Outcome.warn(() -> "activation " + id + " is used up (" + word(found)
                        + "); the machine needs a new one to register again");
            case USABLE -> Outcome.pass(() -> "activation " + id + " takes further machines");
        };
    }

    private static String word(@org.jspecify.annotations.Nullable Activation found) {
        return found == null
                ? "absent"
                : found.registered() + " of " + found.limit() + " machines" + (found.expired() ? ", expired" : "");
    }

    /** What an activation is good for. */
    enum Standing {
        GONE,
        EXPIRED,
        USED_UP,
        USABLE;

        static Standing of(@org.jspecify.annotations.Nullable Activation found) {
            if (found == null) {
                return GONE;
            }
            return found.expired() ? EXPIRED : found.usedUp() ? USED_UP : USABLE;
        }
    }

    private static Outcome once(Look look) {
        Node node = look.node();
        Node other = look.surroundings().twins().other(node);
        if (other == null) {
            return node.kind() == NodeKind.EC2
                    ? Outcome.notApplicable("an instance keeps its id")
                    : Outcome.pass("no other id of the machine is known");
        }
        look.see("same machine", Fact.known(other.id(), other.pingFact().origin()), "");
        return look.surroundings().twins().standing(node) == Twin.REPLACED
                ? Outcome.fail(() -> "the machine is online as " + other + "; this id of it is lost for good")
                        .because(() -> "the machine registered again and is online under another id")
                : Outcome.warn(() -> "the machine was registered before as " + other + ", which stays listed as lost")
                        .as(Severity.ADVISORY);
    }
}
