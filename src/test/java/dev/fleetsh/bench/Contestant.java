package dev.fleetsh.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A shell that is measured.
 *
 * @param prompt what its prompt ends with, and nothing before it contains
 */
record Contestant(String name, String command, String prompt, Map<String, String> environment) {
    static final String PROMPT = "to the prompt";
    static final String FIRST = "to the first value, typed at the prompt";
    static final String FIRST_LINE = "first line, from Enter";
    static final String HUNDREDTH = "hundredth line, from Enter";
    static final String WHOLE = "whole, with 100 lines";

    private static final int LINES = 100;
    private static final int FACTOR = 1_000_003;

    /** One process from its start to its end; milliseconds of each measure. */
    Map<String, Double> run() throws IOException, InterruptedException {
        Map<String, Double> times = new LinkedHashMap<>();
        try (TerminalProcess terminal = new TerminalProcess(command, environment)) {
            times.put(PROMPT, terminal.untilText(prompt));
            double first = terminal.line("42 * " + FACTOR, String.valueOf(42 * FACTOR));
            times.put(FIRST, terminal.shown());
            times.put(FIRST_LINE, first);
            for (int line = 2; line < LINES; line++) {
                terminal.line(line + " * " + FACTOR, String.valueOf(line * FACTOR));
            }
            times.put(HUNDREDTH, terminal.line(LINES + " * " + FACTOR, String.valueOf(LINES * FACTOR)));
            times.put(WHOLE, terminal.leave("/exit"));
        }
        return times;
    }
}
