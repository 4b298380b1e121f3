package dev.fleetsh.command;

import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;

/** A verb whose words are plans. */
interface AboutPlan extends InGroovy {
    @Override
    default List<Suggestion> complete(Session session, String typed) {
        return RemedyWords.plans(session);
    }

    @Override
    default String groovy(String rest, SavedNames names, String before) {
        return GroovyForm.ofPlans(this, rest, names, before);
    }
}
