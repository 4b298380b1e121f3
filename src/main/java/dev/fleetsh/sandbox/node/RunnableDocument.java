package dev.fleetsh.sandbox.node;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The documents of AWS that nodes can run here. */
public enum RunnableDocument {
    RUN_SHELL_SCRIPT("AWS-RunShellScript", "aws:runShellScript", Set.of("Linux", "MacOS")) {
        @Override
        public Ended run(Host host, Map<String, List<String>> parameters) {
            return Scripts.run(host, Language.SHELL, parameters.getOrDefault("commands", List.of()));
        }
    },
    RUN_POWERSHELL_SCRIPT("AWS-RunPowerShellScript", "aws:runPowerShellScript", Set.of("Windows", "Linux", "MacOS")) {
        @Override
        public Ended run(Host host, Map<String, List<String>> parameters) {
            return Scripts.run(host, Language.POWERSHELL, parameters.getOrDefault("commands", List.of()));
        }
    },
    UPDATE_SSM_AGENT("AWS-UpdateSSMAgent", "aws:updateSsmAgent", Set.of("Windows", "Linux", "MacOS")) {
        @Override
        public Ended run(Host host, Map<String, List<String>> parameters) {
            return AgentUpdate.run(host, first(parameters, "version"), first(parameters, "allowDowngrade"));
        }
    };

    private static final Pattern SECONDS =
            Pattern.compile("([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(17[0-1][0-9]{3})|(172[0-7][0-9]{2})|(172800)");
    private static final Pattern VERSION = Pattern.compile("|[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");

    private final String document;
    private final String plugin;
    private final Set<String> platforms;

    RunnableDocument(String document, String plugin, Set<String> platforms) {
        this.document = document;
        this.plugin = plugin;
        this.platforms = platforms;
    }

    /** The document's name. */
    public String document() {
        return document;
    }

    /** The name of its one plugin. */
    public String plugin() {
        return plugin;
    }

    /** The platform types that it runs on. */
    public Set<String> platforms() {
        return platforms;
    }

    /** Runs it on a machine, with checked parameters. */
    public abstract Ended run(Host host, Map<String, List<String>> parameters);

    /** What is wrong with the parameters, or null. */
    public @Nullable String mistake(Map<String, List<String>> parameters) {
        Set<String> known = this == UPDATE_SSM_AGENT
                ? Set.of("version", "allowDowngrade")
                : Set.of("commands", "workingDirectory", "executionTimeout");
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                return "Parameter \"" + name + "\" is not defined in the document " + document + ".";
            }
        }
        if (this == UPDATE_SSM_AGENT) {
            return !VERSION.matcher(first(parameters, "version")).matches()
                    ? "Parameter \"version\" does not match its allowed pattern."
                    : !Set.of("", "true", "false").contains(first(parameters, "allowDowngrade"))
                            ? "Parameter \"allowDowngrade\" has a value that is not allowed."
                            : null;
        }
        if (parameters.getOrDefault("commands", List.of()).isEmpty()) {
            return "Parameter \"commands\" is required.";
        }
        String timeout = first(parameters, "executionTimeout");
        return timeout.isEmpty() || SECONDS.matcher(timeout).matches()
                ? null
                : "Parameter \"executionTimeout\" does not match its allowed pattern.";
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Whether there is a document of that name. */
    public static boolean exists(String name) {
        return Arrays.stream(values()).anyMatch(known -> known.document.equals(name));
    }

    /**
     * The document of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static RunnableDocument named(String name) {
        return Arrays.stream(values())
                .filter(known -> known.document.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is none of "
                        + Arrays.stream(values())
                                .map(RunnableDocument::document)
                                .collect(Collectors.joining(", "))));
    }
}
