package dev.fleetsh.command;

import dev.fleetsh.check.Workstation;
import dev.fleetsh.check.WorkstationChecks;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.WorkstationProbe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code doctor}: what the machine that fleetsh runs on lacks for sessions. */
final class DoctorVerb implements Command {
    private final Supplier<WorkstationProbe> probe;

    DoctorVerb(Supplier<WorkstationProbe> probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String synopsis() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "checks this machine: AWS CLI, session-manager-plugin, endpoints, SSH";
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        arguments.requireNone(this);
        WorkstationProbe here = probe.get();
        List<Workstation.Endpoint> endpoints = new ArrayList<>();
        here.reach(hosts(session)).forEach((host, open) -> endpoints.add(new Workstation.Endpoint(host, open)));
        Workstation workstation =
                new Workstation(tool(here.cli()), tool(here.plugin()), endpoints, here.sshProxyCommand());
        return WorkstationChecks.evaluate(workstation, session.edition());
    }

    private static Fact<Workstation.Tool> tool(Fact<String> version) {
        return version.map(text -> text.isEmpty() ? Workstation.Tool.MISSING : new Workstation.Tool(true, text));
    }

    /** Endpoints of the Regions in the fleet. A simulated fleet has none that are real. */
    private static List<String> hosts(Session session) {
        if (session.source().simulated()) {
            return List.of();
        }
        Set<String> hosts = new LinkedHashSet<>();
        try {
            for (Scope scope : session.fleet().scopes()) {
                hosts.addAll(WorkstationProbe.endpoints(
                        scope.id().partition(), scope.id().region()));
            }
        } catch (CloudException e) {
            // Whoever has no fleet yet wants to know of this machine all the more; the failure is shown by the other
            // verbs.
            return List.of();
        }
        return List.copyOf(hosts);
    }
}
