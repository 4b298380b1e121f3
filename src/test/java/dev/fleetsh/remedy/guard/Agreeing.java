package dev.fleetsh.remedy.guard;

import java.util.ArrayList;
import java.util.List;

/** A person who types what is asked for, and remembers what that was. */
public final class Agreeing implements Confirmer {
    private final List<Question> asked = new ArrayList<>();

    @Override
    public synchronized Reply ask(Question question) {
        asked.add(question);
        return new Reply.Typed(question.typed().isEmpty() ? "yes" : question.typed());
    }

    /** The questions so far. */
    public synchronized List<Question> asked() {
        return List.copyOf(asked);
    }
}
