package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Groups;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.scope.ScriptScope;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows a chain of names by the declared types of what they give. */
final class TypeWalk {
    /** Methods whose closures see a node's properties as bare names. */
    static final Set<String> SELECTIONS = Set.of(
            "where",
            "count",
            "any",
            "every",
            "groupBy",
            "counts",
            "values",
            "distinct",
            "percentiles",
            "percentile",
            "sortBy",
            "sortByDescending",
            "top",
            "min",
            "max",
            "join");

    private final ScriptScope scope;
    private final boolean predicate;
    private final List<Tail.Block> blocks;

    /**
     * @param predicate whether the whole text is a predicate
     * @param blocks the closures around the cursor, innermost first
     */
    TypeWalk(ScriptScope scope, boolean predicate, List<Tail.Block> blocks) {
        this.scope = scope;
        this.predicate = predicate;
        this.blocks = blocks;
    }

    /** Whether bare names are properties of a node. */
    boolean inNode() {
        return predicate || blocks.stream().anyMatch(block -> overNodes(block) && SELECTIONS.contains(method(block)));
    }

    /** The type of a chain, or null where it can't be told. */
    @Nullable
    Type of(List<Tail.Step> chain) {
        Type type = null;
        for (int i = 0; i < chain.size(); i++) {
            Tail.Step step = chain.get(i);
            type = i == 0 ? root(step.name()) : type == null ? null : member(type, step.name());
            if (step.indexed() && type != null) {
                type = element(type);
            }
        }
        return type;
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }

    private @Nullable Type root(String name) {
        for (Tail.Block block : blocks) {
            if (block.parameter().equals(name) && overNodes(block)) {
                return Node.class;
            }
        }
        if (inNode()) {
            if (name.equals("node") || name.equals("it")) {
                return Node.class;
            }
            if (NodeProperty.exists(name)) {
                return member(Node.class, name);
            }
        }
        return switch (name) {
            case "nodes" -> Nodes.class;
            case "fleet" -> Fleet.class;
            case "session" -> scope.session().getClass();
            default -> {
                Object value = scope.values().get(name);
                yield value == null ? null : value.getClass();
            }
        };
    }

    private boolean overNodes(Tail.Block block) {
        List<Tail.Step> chain = block.chain();
        if (chain.size() < 2) {
            return false;
        }
        Type type = new TypeWalk(scope, predicate, List.of()).of(chain.subList(0, chain.size() - 1));
        return type == Nodes.class;
    }

    private static String method(Tail.Block block) {
        return block.chain().get(block.chain().size() - 1).name();
    }

    private static @Nullable Type member(Type owner, String name) {
        Class<?> type = raw(owner);
        if (Map.class.isAssignableFrom(type) && type.getName().startsWith("dev.fleetsh.")) {
            return String.class;
        }
        Method reader = Members.reader(type, name);
        if (reader != null) {
            return resolved(reader.getGenericReturnType(), owner);
        }
        for (Method method : Members.methods(type)) {
            if (method.getName().equals(name)) {
                return resolved(method.getGenericReturnType(), owner);
            }
        }
        return type == Fact.class ? member(argument(owner), name) : null;
    }

    private static Type element(Type type) {
        if (raw(type) == Nodes.class) {
            return Node.class;
        }
        if (raw(type) == Groups.class) {
            return Nodes.class;
        }
        return raw(type).isArray() ? raw(type).getComponentType() : argument(type);
    }

    /** The last type argument: the elements of a list, the values of a map. */
    private static Type argument(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return arguments[arguments.length - 1];
        }
        return Object.class;
    }

    private static Type resolved(Type type, Type owner) {
        if (type instanceof TypeVariable<?> variable && owner instanceof ParameterizedType generic) {
            TypeVariable<?>[] variables = raw(owner).getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                if (variables[i].getName().equals(variable.getName())) {
                    return generic.getActualTypeArguments()[i];
                }
            }
        }
        return type;
    }
}
