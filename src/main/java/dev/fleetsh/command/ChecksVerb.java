package dev.fleetsh.command;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Check;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;

/** {@code checks}: the catalogue. */
final class ChecksVerb implements Command {
    @Override
    public String name() {
        return "checks";
    }

    @Override
    public String synopsis() {
        return "checks [CHECK-ID]";
    }

    @Override
    public String summary() {
        return "the catalogue of checks with severity and source; one in full";
    }

    @Override
    public Argument argument() {
        return Argument.CHECK;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        Catalogue catalogue = session.catalogue();
        if (!arguments.isEmpty()) {
            return catalogue.named(arguments.text());
        }
        List<Check> checks = new ArrayList<>(catalogue.checks());
        checks.addAll(catalogue.workstation());
        return checks;
    }
}
