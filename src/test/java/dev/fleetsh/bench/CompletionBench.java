package dev.fleetsh.bench;

import dev.fleetsh.shell.KeystrokeBench;
import java.io.IOException;
import java.util.Locale;

/** Milliseconds from a key to what it offers, with a fleet of 100,000 nodes: run by {@code make bench}. */
public final class CompletionBench {
    private static final double GOAL = 16;

    private CompletionBench() {}

    /** Prints what it measured, one measure a line, and whether the goal is met. */
    public static void main(String[] arguments) throws IOException {
        double slowest = KeystrokeBench.print();
        System.out.printf(
                Locale.ROOT,
                "keystroke to completion, 99th percentile: %.2f ms of processor, goal %.0f ms: %s%n",
                slowest,
                GOAL,
                slowest < GOAL ? "met" : "MISSED");
    }
}
