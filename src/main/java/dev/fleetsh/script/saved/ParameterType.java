package dev.fleetsh.script.saved;

import dev.fleetsh.check.Capability;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Severity;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.script.compare.Labels;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Type of a parameter.
 *
 * @param name as a header writes it
 * @param java type of the variable in the script
 * @param placeholder what help shows for a value; empty for yes or no
 * @param expected what a value is, for people
 */
public record ParameterType(String name, Class<?> java, String placeholder, String expected) {
    /** A text, which is what a parameter is that names no type. */
    public static final ParameterType TEXT = new ParameterType("String", String.class, "TEXT", "a text");

    /** A list of texts. */
    public static final ParameterType LIST =
            new ParameterType("List", List.class, "A,B,…", "a list with commas, as in prod,test");

    private static final List<ParameterType> ALL = all();

    /** The type that a header names, or null. */
    static @Nullable ParameterType named(String name) {
        String plain = name.replaceAll("<.*>$", "");
        return ALL.stream().filter(type -> type.name.equals(plain)).findFirst().orElse(null);
    }

    /** The type that a default value has. */
    static ParameterType of(@Nullable Object value) {
        for (ParameterType type : ALL) {
            if (value != null && type.java.isInstance(value)) {
                return type;
            }
        }
        return TEXT;
    }

    /** Names that a header can write. */
    static List<String> names() {
        return ALL.stream().map(ParameterType::name).toList();
    }

    /** Whether a value is yes or no, so that naming the parameter is enough. */
    public boolean isFlag() {
        return java == Boolean.class;
    }

    /** The words that a value can be, for completion; empty where there are no such. */
    public List<String> words() {
        if (java == NodeProperty.class) {
            return NodeProperty.ALL.stream().map(NodeProperty::name).toList();
        }
        return java.isEnum() ? Labels.all(java) : List.of();
    }

    private static List<ParameterType> all() {
        List<ParameterType> all = new ArrayList<>();
        all.add(TEXT);
        for (String name : List.of("int", "Integer")) {
            all.add(new ParameterType(name, Integer.class, "N", "a whole number, as in 20"));
        }
        for (String name : List.of("long", "Long")) {
            all.add(new ParameterType(name, Long.class, "N", "a whole number, as in 20"));
        }
        for (String name : List.of("double", "Double")) {
            all.add(new ParameterType(name, Double.class, "X", "a number, as in 0.5"));
        }
        for (String name : List.of("boolean", "Boolean")) {
            all.add(new ParameterType(name, Boolean.class, "", "true or false"));
        }
        all.add(new ParameterType(
                "AgentVersion",
                AgentVersion.class,
                "VERSION",
                "an agent version: one to four numbers, as in 3.0.222.0"));
        all.add(new ParameterType(
                "Instant", Instant.class, "TIME", "a time, as in '2 h ago', 2026-11-01 or 2026-11-01T10:00:00Z"));
        all.add(new ParameterType(
                "Duration", Duration.class, "TIME", "a length of time, as in '30 min', 2h or '7 days'"));
        all.add(new ParameterType("URI", URI.class, "URI", "a URI, as in http://proxy:3128"));
        all.add(new ParameterType("Path", Path.class, "FILE", "the name of a file"));
        all.add(LIST);
        all.add(new ParameterType("Nodes", Nodes.class, "SELECTION", "a selection, as in DC-* or 'windows && online'"));
        all.add(new ParameterType(
                "NodeProperty", NodeProperty.class, "PROPERTY", "a property of nodes, as in region or tags.Env"));
        for (Class<?> words : List.of(
                Capability.class,
                ChannelStatus.class,
                InstanceState.class,
                NodeKind.class,
                PingStatus.class,
                PlatformType.class,
                Readiness.class,
                Severity.class,
                Verdict.class)) {
            all.add(new ParameterType(
                    words.getSimpleName(), words, "WORD", "one of " + String.join(", ", Labels.all(words))));
        }
        return List.copyOf(all);
    }
}
