package dev.fleetsh.script;

import dev.fleetsh.session.Definition;
import dev.fleetsh.session.SnippetKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a text.
 *
 * @param value of its last expression
 * @param kind what it is by its last statement
 * @param definitions what it defines
 */
public record Evaluated(@Nullable Object value, SnippetKind kind, List<Definition> definitions) {
    public Evaluated {
        definitions = List.copyOf(definitions);
    }
}
