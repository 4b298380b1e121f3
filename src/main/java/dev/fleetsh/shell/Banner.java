package dev.fleetsh.shell;

import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.source.FleetSource;
import java.time.Duration;
import java.util.Locale;

/** What the shell says when it opens. */
final class Banner {
    private Banner() {}

    /** The first line: which program, which fleet, which rules. */
    static String opening(FleetSource source, Edition edition) {
        return Usage.version() + " · " + source.describe()
                + (source.simulated() ? ", nothing real is touched" : ", nothing is changed unasked")
                + " · rules: " + edition.dated();
    }

    static String help() {
        return "Verbs: nodes check why can plan   ·   help VERB   ·   anything else is Groovy   ·   Tab completes";
    }

    /** What has been collected; what is missing is said on lines of its own. */
    static String collected(Fleet fleet, Duration time) {
        long accounts = fleet.scopes().stream()
                .map(scope -> scope.id().account())
                .distinct()
                .count();
        long regions = fleet.scopes().stream()
                .map(Scope::id)
                .map(id -> id.region())
                .distinct()
                .count();
        return count(fleet.size(), "node") + " · " + count(accounts, "account") + " · " + count(regions, "Region")
                + String.format(Locale.ROOT, " · collected in %.1f s", time.toMillis() / 1000.0)
                + (fleet.completeness().complete()
                        ? " · complete: " + fleet.completeness().scopes() + " of "
                                + count(fleet.completeness().scopes(), "scope")
                        : "");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
