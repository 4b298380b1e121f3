package dev.fleetsh.command;

import dev.fleetsh.session.Session;

/** {@code disarm}: makes the session read-only. */
final class DisarmVerb implements Command {
    @Override
    public String name() {
        return "disarm";
    }

    @Override
    public String synopsis() {
        return "disarm";
    }

    @Override
    public String summary() {
        return "makes the session read-only until it is armed again";
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        arguments.requireNone(this);
        session.workshop().approvals().disarm();
        return "read-only: nothing is approved until `arm`";
    }
}
