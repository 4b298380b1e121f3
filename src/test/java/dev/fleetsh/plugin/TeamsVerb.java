package dev.fleetsh.plugin;

import dev.fleetsh.command.Argument;
import dev.fleetsh.command.Arguments;
import dev.fleetsh.command.Command;
import dev.fleetsh.session.Session;

/** A verb of the sample plugin. */
final class TeamsVerb implements Command {
    @Override
    public String name() {
        return "teams";
    }

    @Override
    public String synopsis() {
        return "teams [TEAM]";
    }

    @Override
    public String summary() {
        return "who looks after the nodes";
    }

    @Override
    public Argument argument() {
        return Argument.TOPIC;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        return "team " + arguments.text() + " has " + session.nodes().size() + " nodes";
    }
}
