package dev.fleetsh.script.compare;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.fleet.VersionRange;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The right side of {@code in} beside values of one type, looked up by hash where its elements allow it. */
public final class Membership {
    private final Object where;
    private final Class<?> type;
    private final boolean changing;
    private boolean read;
    private @Nullable Set<?> elements;
    private @Nullable VersionRange range;

    private Membership(Object where, Class<?> type, boolean changing) {
        this.where = where;
        this.type = type;
        this.changing = changing;
    }

    /**
     * @param type of the values on the left
     * @param changing whether the code that asks may also change it
     */
    public static Membership of(Object where, Class<?> type, boolean changing) {
        return new Membership(where, type, changing);
    }

    public boolean has(@Nullable Object value) throws Throwable {
        if (!read) {
            read();
        }
        if (value != null && elements != null) {
            return elements.contains(value);
        }
        return range != null && value instanceof AgentVersion version
                ? range.contains(version)
                : Comparisons.isIn(value, where);
    }

    private void read() {
        read = true;
        if (type == AgentVersion.class && where instanceof CharSequence text) {
            try {
                range = VersionRange.parse(text.toString());
            } catch (UsageException e) {
                // Comparing says so, if it ever comes to that.
                range = null;
            }
        } else if (where instanceof Nodes nodes) {
            elements = nodes(nodes);
        } else if (where instanceof Collection<?> several && !changing) {
            elements = meant(several);
        }
    }

    private @Nullable Set<?> nodes(Nodes nodes) {
        if (type != Node.class && type != String.class) {
            return null;
        }
        Set<Object> set = new HashSet<>();
        nodes.forEach(node -> set.add(type == Node.class ? node : node.id()));
        return set;
    }

    /** The elements as values of the type on the left, or null when one of them is none. */
    private @Nullable Set<?> meant(Collection<?> several) {
        Set<Object> set = new HashSet<>();
        for (Object one : several) {
            Object value = one;
            if (one instanceof CharSequence text) {
                value = type == AgentVersion.class
                        ? AgentVersion.parse(text.toString())
                        : Labels.apply(type) ? Labels.find(type, text.toString()) : text.toString();
            }
            if (!type.isInstance(value)) {
                return null;
            }
            set.add(value);
        }
        return set;
    }
}
