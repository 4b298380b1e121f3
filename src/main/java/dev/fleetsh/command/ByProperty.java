package dev.fleetsh.command;

import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;

/** A verb that asks a property of nodes: its words are the property and a selection, and it goes on from other verbs. */
abstract class ByProperty implements Command {
    @Override
    public final Argument argument() {
        return Argument.PROPERTY_AND_SELECTION;
    }

    @Override
    public final List<Suggestion> complete(Session session, String typed) {
        return PropertyWords.suggested(typed);
    }

    @Override
    public final boolean takesValue() {
        return true;
    }

    @Override
    public final boolean numbered() {
        return true;
    }
}
