package dev.fleetsh.command;

import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A verb with completions that plugins add to it. */
record Completed(Command verb, List<Completion> completions) implements InNameOf {
    @Override
    public String help() {
        return verb.help();
    }

    @Override
    public List<Option> options() {
        return verb.options();
    }

    @Override
    public Argument argument() {
        return verb.argument();
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        List<Suggestion> all = new ArrayList<>(verb.complete(session, typed));
        completions.forEach(completion -> all.addAll(offered(completion, session, typed)));
        return all;
    }

    /** A completion that fails offers nothing: a Tab is no place for an error. */
    private static List<Suggestion> offered(Completion completion, Session session, String typed) {
        try {
            return completion.offers().apply(session, typed);
        } catch (RuntimeException | LinkageError e) {
            return List.of();
        }
    }

    @Override
    public boolean endsAtDashes() {
        return verb.endsAtDashes();
    }

    @Override
    public boolean readsOptions() {
        return verb.readsOptions();
    }

    @Override
    public boolean takesValue() {
        return verb.takesValue();
    }

    @Override
    public boolean numbered() {
        return verb.numbered();
    }

    @Override
    public @Nullable Object execute(Session session, Arguments arguments) {
        return verb.execute(session, arguments);
    }
}
