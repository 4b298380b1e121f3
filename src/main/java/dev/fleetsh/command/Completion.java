package dev.fleetsh.command;

import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What Tab offers behind a verb, beside what the verb itself offers.
 *
 * @param verb name of the verb
 * @param offers gives suggestions for the text behind the verb, up to the cursor; it reads what is in memory, and neither
 *     evaluates nor waits
 */
public record Completion(String verb, BiFunction<Session, String, List<Suggestion>> offers) {}
