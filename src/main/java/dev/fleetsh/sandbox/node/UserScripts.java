package dev.fleetsh.sandbox.node;

import dev.fleetsh.sandbox.world.Machine;
import dev.fleetsh.sandbox.world.OsUser;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scripts that change users of a machine, and what they may do. */
final class UserScripts {
    private static final String USER = "ssm-user";
    private static final String NO_SUDO = "# User rules for ssm-user\n";
    private static final String IN = "in";
    private static final String OUT = "out";

    private static final Pattern MODE = Pattern.compile("on|off");
    private static final Pattern NAME = Pattern.compile("(?!root$)[a-z_][a-z0-9_-]{0,30}");
    private static final Pattern PLAN = Pattern.compile("[A-Za-z0-9 -]+");

    private UserScripts() {}

    static Map<String, Scripts.Model> in(Language language) {
        return language == Language.POWERSHELL
                ? Map.of(
                        "set-sudo 1", UserScripts::setAdministrator,
                        "restore-sudo 2", UserScripts::restoreAdministrator)
                : Map.of(
                        "set-sudo 1", UserScripts::setSudo,
                        "restore-sudo 2", UserScripts::restoreSudo,
                        "create-os-user 2", UserScripts::create,
                        "remove-os-user 2", UserScripts::remove);
    }

    private static Ended setSudo(Host host, Map<String, String> arguments) {
        if (!MODE.matcher(arguments.getOrDefault("mode", "")).matches()) {
            return Json.refused(Refusals.BAD_ARGUMENT, "bad-argument");
        }
        String before = host.machine().sudoers();
        String after = arguments.getOrDefault("mode", "").equals("on") ? Machine.SUDOERS : NO_SUDO;
        boolean changed = !after.equals(before);
        if (changed) {
            host.change(machine -> machine.withSudoers(after));
        }
        return answer(changed, before, after);
    }

    private static Ended restoreSudo(Host host, Map<String, String> arguments) {
        String now = host.machine().sudoers();
        String before = arguments.getOrDefault("existed", "").equals("true")
                ? Json.decoded(arguments.getOrDefault("before", ""))
                : null;
        boolean changed = !Objects.equals(now, before);
        if (changed && !Json.encoded(now).equals(arguments.getOrDefault("expected", ""))) {
            return Json.refused(Refusals.MOVED, "moved");
        }
        if (changed) {
            host.change(machine -> machine.withSudoers(before));
        }
        return Json.line().with("changed", changed).ended();
    }

    private static Ended answer(boolean changed, @Nullable String before, String after) {
        return Json.line()
                .with("changed", changed)
                .with("existed", before != null)
                .with("before", Json.encoded(before))
                .with("after", Json.encoded(after))
                .ended();
    }

    private static Ended setAdministrator(Host host, Map<String, String> arguments) {
        if (!MODE.matcher(arguments.getOrDefault("mode", "")).matches()) {
            return Json.refused(Refusals.BAD_ARGUMENT, "bad-argument");
        } else if (host.truth().controller()) {
            return Json.refused(Refusals.NOT_HERE, "is-a-dc");
        }
        OsUser user = host.machine().users().get(USER);
        if (user == null) {
            return Json.refused(Refusals.NO_USER, "no-user");
        }
        String before = user.admin() ? IN : OUT;
        String after = arguments.getOrDefault("mode", "").equals("on") ? IN : OUT;
        administrator(host, user, after);
        return answer(!after.equals(before), before, after);
    }

    private static Ended restoreAdministrator(Host host, Map<String, String> arguments) {
        OsUser user = host.machine().users().get(USER);
        String now = user == null ? "" : user.admin() ? IN : OUT;
        String before = Json.decoded(arguments.getOrDefault("before", ""));
        boolean moved = !now.equals(before) && !Json.encoded(now).equals(arguments.getOrDefault("expected", ""));
        if (user == null || moved) {
            return Json.refused(Refusals.MOVED, "moved");
        }
        administrator(host, user, before);
        return Json.line().with("changed", !before.equals(now)).ended();
    }

    private static void administrator(Host host, OsUser user, String membership) {
        boolean in = membership.equals(IN);
        if (in != user.admin()) {
            host.change(machine -> machine.withUser(USER, new OsUser(user.comment(), in)));
        }
    }

    private static Ended create(Host host, Map<String, String> arguments) {
        String name = arguments.getOrDefault("user", "");
        if (!NAME.matcher(name).matches()
                || !PLAN.matcher(arguments.getOrDefault("plan", "")).matches()) {
            return Json.line()
                    .with("changed", false)
                    .with("created", false)
                    .with("why", "bad-argument")
                    .ended(Refusals.BAD_ARGUMENT);
        }
        boolean absent = !host.machine().users().containsKey(name);
        if (absent) {
            OsUser user = new OsUser(arguments.getOrDefault("plan", ""), false);
            host.change(machine -> machine.withUser(name, user));
        }
        return Json.line().with("changed", absent).with("created", absent).ended();
    }

    private static Ended remove(Host host, Map<String, String> arguments) {
        String name = arguments.getOrDefault("user", "");
        String plan = arguments.getOrDefault("plan", "");
        OsUser user = host.machine().users().get(name);
        if (user != null && (plan.isEmpty() || !user.comment().equals(plan))) {
            return Json.refused(Refusals.NOT_OURS, "not-ours");
        }
        if (user != null) {
            host.change(machine -> machine.withoutUser(name));
        }
        // Nobody puts anything into homes here.
        Json answer = Json.line().with("changed", user != null);
        return (user == null ? answer : answer.with("home", "removed")).ended();
    }
}
