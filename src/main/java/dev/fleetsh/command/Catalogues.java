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
        return Catalogue.of(session.edition()).checks();
    }

    /** Ids of all checks: of nodes, then of the workstation. */
    static List<String> ids(Session session) {
        Catalogue catalogue = Catalogue.of(session.edition());
        return Stream.concat(catalogue.checks().stream(), catalogue.workstation().stream())
                .map(Check::id)
                .toList();
    }

    static Check named(Session session, String id) {
        return Catalogue.of(session.edition()).named(id);
    }
}
