package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.guard.Limits;
import dev.fleetsh.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code arm}: how far an apply may go, and for how long. */
final class ArmVerb implements Command {
    private static final int USUAL_MINUTES = 30;
    private static final int MOST_MINUTES = 24 * 60;

    @Override
    public String name() {
        return "arm";
    }

    @Override
    public String synopsis() {
        return "arm [--scopes a,b] [--max-nodes N] [--minutes N]";
    }

    @Override
    public String summary() {
        return "limits what every apply may change for some minutes; then the session is read-only";
    }

    @Override
    public String help() {
        return """
                Alone it shows what is armed, and arms where nothing is. Each apply is asked about all the same. `disarm` makes the session read-only at once.
                A scope is an account, by its number or alias, or account/Region.""";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("scopes", "a,b", "accounts, or account/Region, that may be changed; all without it"),
                Option.of("max-nodes", "N", "how many nodes one plan may reach; any number without it"),
                Option.of("minutes", "N", "for how long; " + USUAL_MINUTES + " without it"));
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        arguments.requireNone(this);
        Limits now = session.workshop().approvals().limits();
        if (now != null && options().stream().allMatch(option -> arguments.option(option.name()) == null)) {
            // Whoever only looks must not widen what was narrowed.
            return now;
        }
        int minutes = arguments.number("minutes", USUAL_MINUTES, Integer.MIN_VALUE);
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new UsageException(
                    "--minutes goes from 1 to " + MOST_MINUTES + ", not " + minutes, "write --minutes 30");
        }
        List<String> scopes = new ArrayList<>();
        arguments.list("scopes").forEach(word -> scopes.addAll(ScopeWord.ids(session, word)));
        Instant until = session.clock().instant().plus(Duration.ofMinutes(minutes));
        Limits limits = new Limits(scopes, arguments.number("max-nodes", 0, 1), until);
        session.workshop().approvals().arm(limits);
        return limits;
    }
}
