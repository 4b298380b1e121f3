package dev.fleetsh.fleet.policy;

import java.util.List;

/**
 * A policy document.
 *
 * @param statements in their order
 */
public record Policy(List<Statement> statements) {
    public Policy {
        statements = List.copyOf(statements);
    }
}
