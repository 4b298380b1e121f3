package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.MistakesException;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.script.evaluate.ScriptFunction;
import dev.fleetsh.script.evaluate.StaticCheck;
import dev.fleetsh.script.saved.Header;
import dev.fleetsh.script.saved.SavedScript;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.session.Session;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code script check}: compiles scripts by the types of all that is in them, and runs nothing. */
final class ScriptChecks {
    private final ScriptLibrary library;
    private final Map<String, ScriptFunction> functions = new HashMap<>();

    ScriptChecks(ScriptLibrary library, List<Command> verbs) {
        this.library = library;
        for (Command verb : verbs) {
            Set<String> named = verb.options().stream().map(Option::name).collect(Collectors.toSet());
            add(verb.name(), verb.readsOptions() ? null : named, answer(verb.name()));
        }
        add("show", Set.of(), Object.class);
        add("fail", Set.of(), Object.class);
    }

    /**
     * Checks the scripts.
     *
     * @throws MistakesException with all that is wrong
     */
    Table of(List<SavedScript> scripts) {
        List<FleetException> found = new ArrayList<>();
        int wrong = 0;
        for (SavedScript script : scripts) {
            List<FleetException> mistakes = in(script);
            found.addAll(mistakes);
            wrong += mistakes.isEmpty() ? 0 : 1;
        }
        if (!found.isEmpty()) {
            throw new MistakesException(
                    count(found.size(), "mistake") + " in " + count(wrong, "script")
                            + (scripts.size() > wrong ? ", none in " + (scripts.size() - wrong) + " more" : ""),
                    found);
        }
        return new Table("no mistakes in " + count(scripts.size(), "script"), List.of(), List.of(), List.of());
    }

    private List<FleetException> in(SavedScript script) {
        try {
            Header header = library.header(script);
            Map<String, Class<?>> variables = new HashMap<>(Map.of(
                    "nodes", Nodes.class,
                    "fleet", Fleet.class,
                    "session", Session.class,
                    "out", PrintWriter.class));
            header.parameters()
                    .forEach(parameter ->
                            variables.put(parameter.name(), parameter.type().java()));
            List<FleetException> found = new ArrayList<>();
            for (ScriptException mistake : new StaticCheck(functions, variables).of(header.body())) {
                found.add(mistake.in(script.place()));
            }
            return found;
        } catch (FleetException e) {
            return List.of(e);
        }
    }

    private void add(String name, @org.jspecify.annotations.Nullable Set<String> named, Class<?> answer) {
        functions.put(name, new ScriptFunction(name, named, answer));
    }

    private static Class<?> answer(String verb) {
        return switch (verb) {
            case "nodes" -> Nodes.class;
            case "check" -> Assessment.class;
            default -> Object.class;
        };
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
