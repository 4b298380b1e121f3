package dev.fleetsh.command;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Scopes as people write them: an account by its number or alias, with or without a Region. */
final class ScopeWord {
    private ScopeWord() {}

    /**
     * The numbers of accounts, or {@code account/Region}, that a word means.
     *
     * @throws UsageException where no scope of the fleet goes by it
     */
    static List<String> ids(Session session, String word) {
        List<String> known = new ArrayList<>();
        for (Scope scope : session.fleet().scopes()) {
            if (word.equals(scope.account()) || word.equals(scope.alias())) {
                return List.of(scope.account());
            }
            if (word.equals(scope.id().toString()) || word.equals(scope.label())) {
                return List.of(scope.id().toString());
            }
            known.add(scope.alias().isEmpty() ? scope.account() : scope.alias());
            known.add(scope.label());
        }
        String near = Nearest.to(word, known);
        throw new UsageException(
                "no scope \"" + word + "\" in this fleet" + (near == null ? "" : "; did you mean \"" + near + "\"?"),
                "write an account, or account/Region");
    }
}
