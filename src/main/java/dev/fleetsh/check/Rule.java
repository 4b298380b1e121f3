package dev.fleetsh.check;

/** Decides one check for one node, from what the look shows and nothing else. */
@FunctionalInterface
public interface Rule {
    Outcome decide(Look look);
}
