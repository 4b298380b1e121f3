package dev.fleetsh.shell;

import dev.fleetsh.session.Definition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a line.
 *
 * @param value null when there is nothing to show
 * @param name by which the value goes from now on, such as {@code $3}; empty when it is not worth one
 * @param assigned whether the line gave the value a name of its own, so that the value itself need not be shown
 * @param defined what the line defined
 */
public record Answer(@Nullable Object value, String name, boolean assigned, List<Definition> defined) {
    static final Answer NONE = new Answer(null, "", false);

    public Answer {
        defined = List.copyOf(defined);
    }

    Answer(@Nullable Object value, String name, boolean assigned) {
        this(value, name, assigned, List.of());
    }

    public boolean numbered() {
        return !name.isEmpty();
    }
}
