package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;

/** {@code exit}: leaves the shell. */
final class ExitVerb implements Command {
    @Override
    public String name() {
        return "exit";
    }

    @Override
    public String synopsis() {
        return "exit [CODE]";
    }

    @Override
    public String summary() {
        return "leaves; Ctrl-D does the same";
    }

    @Override
    public Argument argument() {
        return Argument.NUMBER;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        if (arguments.isEmpty()) {
            return new Exit(0);
        }
        if (!arguments.text().matches("\\d{1,3}") || Integer.parseInt(arguments.text()) > 255) {
            throw new UsageException("\"" + arguments.text() + "\" is no exit code", "write a number from 0 to 255");
        }
        return new Exit(Integer.parseInt(arguments.text()));
    }
}
