package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Scope;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;

/** Every fact of a fleet by its place, those inside of others too, such as {@code retail/eu-west-3#scope.preferences}. */
final class FactsByPlace {
    private FactsByPlace() {}

    static Map<String, Fact<?>> of(Fleet fleet) {
        Map<String, Fact<?>> facts = new TreeMap<>();
        try {
            for (Scope scope : fleet.scopes()) {
                walk(scope.label() + "#scope", scope, facts);
            }
            for (Node node : fleet.nodes()) {
                for (Method method : Node.class.getMethods()) {
                    if (method.getReturnType() == Fact.class && method.getParameterCount() == 0) {
                        walk(node.id() + "#" + method.getName(), method.invoke(node), facts);
                    }
                }
                if (node.tags().why() != null) {
                    facts.put(node.id() + "#tags", node.tags().why());
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return facts;
    }

    private static void walk(String place, Object value, Map<String, Fact<?>> facts)
            throws ReflectiveOperationException {
        if (value instanceof Fact<?> fact) {
            facts.put(place, fact);
            if (fact instanceof Fact.Known<?> known) {
                walk(place, known.value(), facts);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                walk(place + "[" + entry.getKey() + "]", entry.getValue(), facts);
            }
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                walk(place + "." + component.getName(), accessor.invoke(record), facts);
            }
        }
    }

    /** The name by which checks read the fact of that place. */
    static String name(String place) {
        String path = place.substring(place.indexOf('#') + 1).replaceAll("\\[.*?]", "");
        String last = path.substring(path.lastIndexOf('.') + 1);
        if (path.startsWith("scope.evidence.network") || last.equals("placeFact")) {
            return "network";
        }
        if (path.startsWith("scope.evidence.permissions")) {
            return last.equals("operator") ? last : last.equals("runAs") ? "runAsTag" : "permissions";
        }
        return last.replaceAll("Fact$", "");
    }
}
