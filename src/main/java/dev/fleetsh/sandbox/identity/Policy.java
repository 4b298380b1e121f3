package dev.fleetsh.sandbox.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A policy document. Of conditions it knows those on text, ARNs and booleans; one of another kind is never fulfilled.
 *
 * @param statements in their order
 */
public record Policy(List<Statement> statements) {
    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException where it is not a policy
     */
    public static Policy of(String document) {
        try {
            JsonNode root = new ObjectMapper().readTree(document);
            JsonNode statements = root.path("Statement");
            List<Statement> list = new ArrayList<>();
            if (statements.isObject()) {
                list.add(Statement.of(statements));
            } else if (statements.isArray()) {
                statements.forEach(statement -> list.add(Statement.of(statement)));
            }
            if (list.isEmpty()) {
                throw new IllegalArgumentException("no statement");
            }
            return new Policy(List.copyOf(list));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** What policies decide together: a statement that denies wins, and what none allows is not allowed. */
    public static Decision decide(Collection<Policy> policies, Question question) {
        Set<String> missing = new TreeSet<>();
        boolean allowed = false;
        boolean denied = false;
        for (Policy policy : policies) {
            for (Statement statement : policy.statements) {
                if (statement.covers(question)) {
                    Set<String> unknown = statement.missing(question.context());
                    missing.addAll(unknown);
                    if (statement.fulfilled(question.context())) {
                        allowed |= statement.allow();
                        denied |= !statement.allow();
                    }
                }
            }
        }
        Decision.Outcome outcome =
                denied ? Decision.Outcome.DENIED : allowed ? Decision.Outcome.ALLOWED : Decision.Outcome.NOT_ALLOWED;
        return new Decision(outcome, Collections.unmodifiableSet(missing));
    }

    /** What this policy alone decides. */
    public Decision decide(Question question) {
        return decide(List.of(this), question);
    }
}
