package dev.fleetsh.sandbox.run;

import java.util.List;
import java.util.Map;

/**
 * What was asked of Run Command; checked.
 *
 * @param account id of the account
 * @param document its name
 * @param version of the document, as it was asked for; {@code $DEFAULT} where it wasn't
 * @param nodeIds that were asked for by id
 * @param targets that were asked for
 * @param timeoutSeconds until it is not delivered any more
 * @param maxConcurrency a number or a percentage
 * @param maxErrors a number or a percentage
 */
public record Order(
        String account,
        String region,
        String document,
        String version,
        String comment,
        Map<String, List<String>> parameters,
        List<String> nodeIds,
        List<Target> targets,
        int timeoutSeconds,
        String maxConcurrency,
        String maxErrors) {

    /**
     * A target.
     *
     * @param key such as {@code tag:Env}
     */
    public record Target(String key, List<String> values) {}

    /** The first value of a parameter, or what stands for it. */
    public String parameter(String name, String fallback) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? fallback : values.get(0);
    }

    /** How many of so many nodes a number or percentage is. */
    static int of(String rate, int nodes) {
        if (!rate.endsWith("%")) {
            return Integer.parseInt(rate);
        }
        return (int) (nodes * Long.parseLong(rate.substring(0, rate.length() - 1)) / 100);
    }
}
