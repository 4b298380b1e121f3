package dev.fleetsh.sandbox.node;

import dev.fleetsh.sandbox.world.Directory;
import dev.fleetsh.sandbox.world.DirectoryUser;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.World;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that change the account ssm-user of a domain. They write to the controller that they run on; the others
 * have the change after a while.
 */
final class DirectoryScripts {
    private static final Pattern PLAN = Pattern.compile("[A-Za-z0-9 -]{1,80}");
    private static final String DESCRIPTION = "AWS Session Manager; created by ";
    /** Relative id of the account that is created; the domain gives each account one that is larger than the last. */
    private static final String CREATED = "-1604";

    /** All in PowerShell. */
    static final Map<String, Scripts.Model> ALL = Map.of(
            "create-domain-user 1", writable(DirectoryScripts::create),
            "remove-domain-user 1", writable(DirectoryScripts::remove),
            "unlock-domain-user 1", writable((host, directory, arguments) -> unlock(host, directory)));

    private DirectoryScripts() {}

    /** What is done on a controller that can write. */
    @FunctionalInterface
    private interface Work {
        Ended on(Host host, Directory directory, Map<String, String> arguments);
    }

    private static Scripts.Model writable(Work work) {
        return (host, arguments) -> {
            if (host.truth().domainRole() < 4) {
                return Json.refused(Refusals.NOT_A_CONTROLLER, "not-a-dc");
            } else if (!ProbeScripts.ntds(host).equals("Running")) {
                return Json.refused(Refusals.NTDS_STOPPED, "ntds-not-running");
            } else if (host.truth().readOnlyController()) {
                return Json.refused(Refusals.READ_ONLY, "rodc");
            }
            return work.on(host, Objects.requireNonNull(host.directory()), arguments);
        };
    }

    private static Ended create(Host host, Directory directory, Map<String, String> arguments) {
        if (!PLAN.matcher(arguments.getOrDefault("plan", "")).matches()) {
            return Json.refused(Refusals.BAD_ARGUMENT, "bad-argument");
        }
        DirectoryUser before = directory.on(host.node().id());
        String sid = directory.domain().sid() + CREATED;
        DirectoryUser after = before == null
                ? new DirectoryUser(sid, DESCRIPTION + arguments.getOrDefault("plan", ""), false, false, 0, true)
                : before.unlocked().withDomainAdmin(true);
        boolean created = before == null;
        boolean added = before == null || !before.domainAdmin();
        boolean unlocked = before != null && before.locked();
        boolean changed = created || added || unlocked;
        if (changed) {
            write(host, after);
        }
        return Json.line()
                .with("changed", changed)
                .with("created", created)
                .with("added", added)
                .with("unlocked", unlocked)
                .with("sid", after.sid())
                .with("group", directory.domain().sid() + "-512")
                .ended();
    }

    private static Ended remove(Host host, Directory directory, Map<String, String> arguments) {
        DirectoryUser before = directory.on(host.node().id());
        String plan = arguments.getOrDefault("plan", "");
        String sid = arguments.getOrDefault("sid", "");
        if (before != null && !sid.isEmpty() && !before.sid().equals(sid)) {
            return Json.refused(Refusals.MOVED, "moved");
        }
        boolean remove = arguments.getOrDefault("created", "").equals("true");
        boolean leave = arguments.getOrDefault("added", "").equals("true");
        if (before != null && remove && (plan.isEmpty() || !before.description().endsWith("created by " + plan))) {
            return Json.refused(Refusals.NOT_OURS, "not-ours");
        }
        boolean removed = before != null && remove;
        boolean membership = before != null && before.domainAdmin() && leave && !remove;
        if (removed) {
            write(host, null);
        } else if (membership) {
            write(host, before.withDomainAdmin(false));
        }
        return Json.line()
                .with("changed", removed || membership)
                .with("removed", removed)
                .with("membership", membership)
                .ended();
    }

    private static Ended unlock(Host host, Directory directory) {
        DirectoryUser before = directory.on(host.node().id());
        boolean locked = before != null && before.locked();
        if (before != null && locked) {
            write(host, before.unlocked());
        }
        return Json.line()
                .with("changed", locked)
                .with("badPwdCount", before == null ? 0 : before.badPwdCount())
                .ended();
    }

    private static void write(Host host, @Nullable DirectoryUser user) {
        String domain = Objects.requireNonNull(host.truth().domain()).name();
        String writer = host.node().id();
        host.live().change(world -> world.with(world.requireDirectory(domain).with(writer, user)));
        host.live().after(host.live().pace().replication(), world -> replicated(world, domain, writer));
    }

    /** The world in which every controller of a domain has what one has. */
    private static World replicated(World world, String domain, String from) {
        Directory directory = world.requireDirectory(domain);
        DirectoryUser user = directory.on(from);
        for (SimNode node : world.nodes().filter(node -> controls(node, domain)).toList()) {
            directory = directory.with(node.id(), user);
        }
        return world.with(directory);
    }

    private static boolean controls(SimNode node, String domain) {
        var joined = node.truth().domain();
        return node.truth().controller() && joined != null && joined.name().equals(domain);
    }
}
