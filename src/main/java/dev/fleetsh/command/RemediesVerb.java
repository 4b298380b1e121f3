package dev.fleetsh.command;

import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;

/** {@code remedies}: what can be planned, or one remedy in full. */
final class RemediesVerb implements Command {
    @Override
    public String name() {
        return "remedies";
    }

    @Override
    public String synopsis() {
        return "remedies [ID | CHECK]";
    }

    @Override
    public String summary() {
        return "what can put failing checks right; with an id everything about one, with a check those that may help";
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        return RemedyWords.remedies(session);
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        String word = arguments.text();
        if (word.isEmpty()) {
            return session.workshop().remedies().all();
        }
        List<Remedy> helping = session.workshop().remedies().forCheck(word);
        return helping.isEmpty() ? session.workshop().remedies().named(word) : helping;
    }
}
