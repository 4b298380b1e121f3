package dev.fleetsh.command;

import dev.fleetsh.check.Definition;
import dev.fleetsh.session.Additions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The plugins of this run: those that are in, and those that are not.
 *
 * @param loaded in the order in which they were found
 * @param refused why others were left out, a sentence each
 */
public record Plugins(List<Loaded> loaded, List<String> refused) {
    public static final Plugins NONE = new Plugins(List.of(), List.of());

    public Plugins {
        loaded = List.copyOf(loaded);
        refused = List.copyOf(refused);
    }

    /**
     * One plugin with what it adds, asked once.
     *
     * @param from the jar or folder that it came from
     */
    public record Loaded(
            String name,
            String from,
            List<Command> commands,
            List<Definition> checks,
            List<Completion> completions,
            Map<String, Object> bindings) {
        public Loaded {
            commands = List.copyOf(commands);
            checks = List.copyOf(checks);
            completions = List.copyOf(completions);
            bindings = Map.copyOf(bindings);
        }
    }

    /** The plugins on the class path. */
    public static Plugins found() {
        List<Supplier<FleetPlugin>> candidates = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        var providers = ServiceLoader.load(FleetPlugin.class).stream().iterator();
        // The loader goes on behind a provider that it can't read, and says so once for each.
        for (boolean more = true; more; ) {
            try {
                more = providers.hasNext();
                if (more) {
                    candidates.add(providers.next()::get);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.add("a plugin is left out: " + e.getMessage());
            }
        }
        Plugins taken = of(candidates);
        return new Plugins(
                taken.loaded,
                Stream.concat(broken.stream(), taken.refused.stream()).toList());
    }

    /** Takes those of the plugins that load and whose names are free. */
    public static Plugins of(List<Supplier<FleetPlugin>> candidates) {
        if (candidates.isEmpty()) {
            return NONE;
        }
        Names names = new Names();
        List<Loaded> loaded = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Supplier<FleetPlugin> candidate : candidates) {
            String name = "a plugin";
            try {
                FleetPlugin plugin = candidate.get();
                name = "the plugin " + plugin.getClass().getName();
                name = "the plugin \"" + plugin.name() + "\"";
                Loaded asked = new Loaded(
                        plugin.name(),
                        Names.origin(plugin),
                        plugin.commands(),
                        plugin.checks(),
                        plugin.completions(),
                        plugin.bindings());
                names.take(asked);
                loaded.add(asked);
            } catch (RuntimeException | ServiceConfigurationError | LinkageError e) {
                refused.add(name + " is left out: " + reason(e));
            }
        }
        return new Plugins(loaded, refused);
    }

    private static String reason(Throwable failure) {
        return failure instanceof dev.fleetsh.fleet.FleetException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    /** What a session gets from them. */
    public Additions additions() {
        Map<String, Object> values = new LinkedHashMap<>();
        loaded.forEach(plugin -> values.putAll(plugin.bindings()));
        return new Additions(
                loaded.stream().flatMap(plugin -> plugin.checks().stream()).toList(), values);
    }

    List<Command> commands() {
        return loaded.stream().flatMap(plugin -> plugin.commands().stream()).toList();
    }

    /** The verb with what the plugins offer behind it. */
    Command completed(Command verb) {
        List<Completion> own = loaded.stream()
                .flatMap(plugin -> plugin.completions().stream())
                .filter(completion -> completion.verb().equals(verb.name()))
                .toList();
        return own.isEmpty() ? verb : new Completed(verb, own);
    }
}
