package dev.fleetsh.script.complete;

import java.util.List;

/**
 * What stands at a place in a text.
 *
 * @param signatures a line for each way to write it
 * @param documentation lines about it; may be empty
 */
public record Explained(List<String> signatures, List<String> documentation) {
    public Explained {
        signatures = List.copyOf(signatures);
        documentation = List.copyOf(documentation);
    }
}
