package dev.fleetsh.command;

import dev.fleetsh.check.ReadPolicy;
import dev.fleetsh.session.Session;

/** {@code policy}: the least IAM policy that collecting needs. */
final class PolicyVerb implements Command {
    @Override
    public String name() {
        return "policy";
    }

    @Override
    public String synopsis() {
        return "policy";
    }

    @Override
    public String summary() {
        return "prints the least IAM policy that collecting needs";
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        return ReadPolicy.of(session.catalogue()).document().stripTrailing();
    }
}
