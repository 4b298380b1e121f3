package dev.fleetsh.command;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Check;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of the edition in force. */
final class Catalogues {
    private Catalogues() {}

    static List<Check> nodes(Session session) {
        return session.catalogue().checks();
    }

    /** Ids of all checks: of nodes, then of the workstation. */
    static List<String> ids(Session session) {
        Catalogue catalogue = session.catalogue();
        return Stream.concat(catalogue.checks().stream(), catalogue.workstation().stream())
                .map(Check::id)
                .toList();
    }

    static Check named(Session session, String id) {
        return session.catalogue().named(id);
    }
}
