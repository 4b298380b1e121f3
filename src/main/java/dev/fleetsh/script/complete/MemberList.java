package dev.fleetsh.script.complete;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.member.Members;
import dev.fleetsh.script.type.Types;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The members of a type, as completion offers them. */
final class MemberList {
    static final String PROPERTIES = "properties";
    static final String METHODS = "methods";
    private static final String GROOVYS = "Groovy";

    private final Map<String, Suggestion> found = new LinkedHashMap<>();
    private final GroovyMethods groovy;

    private MemberList(GroovyMethods groovy) {
        this.groovy = groovy;
    }

    static List<Suggestion> of(Type type, GroovyMethods groovy) {
        MemberList list = new MemberList(groovy);
        Class<?> named = Types.named(type);
        if (named != null) {
            list.statics(named);
        } else {
            list.instance(type);
        }
        return List.copyOf(list.found.values());
    }

    private void instance(Type type) {
        Class<?> raw = Types.raw(type);
        if (raw == Node.class) {
            NodeProperty.ALL.forEach(property -> property(property.name(), property.help()));
            methods(type, Set.of("fact"));
        } else {
            properties(raw);
            if (raw == Fact.class) {
                Type value = Types.argument(type, Fact.class, 0);
                properties(value == null ? Object.class : Types.raw(value));
            }
            methods(type, Set.of());
        }
        for (GroovyMethod method : groovy.of(type)) {
            if (method.receiver() != Object.class || !Members.hasReaders(raw)) {
                String ending = method.closure().isEmpty() ? ending(method.arguments()) : " { ";
                String help = method.meaning();
                found.putIfAbsent(method.name(), new Suggestion(method.name(), help, GROOVYS, ending));
            }
        }
    }

    private static String ending(String arguments) {
        return arguments.equals("()") ? "()" : "(";
    }

    private void properties(Class<?> raw) {
        Map<String, Method> readers = Members.readers(raw);
        if (raw == Nodes.class || !Members.hasReaders(raw)) {
            readers.keySet().removeIf(name -> Members.methods(raw).stream()
                    .anyMatch(method -> method.getName().equals(name)));
        }
        readers.forEach((name, reader) -> property(name, Words.of(reader.getReturnType())));
    }

    private void property(String name, String help) {
        found.putIfAbsent(name, new Suggestion(name, help, PROPERTIES, ""));
    }

    /** Methods that are no readers; of an unrestricted type all of them. */
    private void methods(Type type, Set<String> only) {
        Class<?> raw = Types.raw(type);
        for (Method method : Members.methods(raw)) {
            boolean wanted = only.isEmpty()
                    ? Members.reader(raw, method.getName()) == null || raw == Nodes.class || !Members.hasReaders(raw)
                    : only.contains(method.getName());
            if (wanted) {
                method(method);
            }
        }
    }

    private void method(Method method) {
        String name = method.getName();
        String ending = method.getParameterCount() == 0 ? "()" : takesClosure(method) ? " { " : "(";
        Suggestion other = found.get(name);
        if (other == null) {
            GroovyMethods.Meaning meaning = groovy.meaning(method.getDeclaringClass(), name);
            found.put(
                    name,
                    new Suggestion(name, meaning == null ? signature(method) : line(meaning.text()), METHODS, ending));
        } else if (!other.ending().equals(ending)) {
            found.put(name, new Suggestion(name, other.help(), other.group(), "("));
        }
    }

    private static String line(String text) {
        int end = text.indexOf("  ");
        return end < 0 ? text : text.substring(0, end);
    }

    private static boolean takesClosure(Method method) {
        return method.getParameterCount() == 1 && Types.function(method.getParameterTypes()[0]) != null;
    }

    static String signature(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        return "(" + parameters + ") " + method.getReturnType().getSimpleName();
    }

    private void statics(Class<?> type) {
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                String group = field.isEnumConstant() ? "constants" : PROPERTIES;
                found.put(field.getName(), new Suggestion(field.getName(), Words.of(field.getType()), group, ""));
            }
        }
        MemberTypes.statics(type).forEach(this::method);
    }
}
