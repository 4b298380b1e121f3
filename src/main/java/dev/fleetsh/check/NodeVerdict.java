package dev.fleetsh.check;

import dev.fleetsh.fleet.Node;

/**
 * One verdict on one node, as a row of queries.
 *
 * @param check id of the check
 * @param severity what a failure of the check means
 */
public record NodeVerdict(Node node, String check, Severity severity, Verdict verdict) {}
