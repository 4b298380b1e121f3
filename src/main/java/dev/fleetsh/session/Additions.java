package dev.fleetsh.session;

import dev.fleetsh.check.Definition;
import java.util.List;
import java.util.Map;

/**
 * What a session has beyond what is shipped.
 *
 * @param checks further checks, in every edition of the rules
 * @param values named values that scripts read and can't change
 */
public record Additions(List<Definition> checks, Map<String, Object> values) {
    public static final Additions NONE = new Additions(List.of(), Map.of());

    public Additions {
        checks = List.copyOf(checks);
        values = Map.copyOf(values);
    }
}
