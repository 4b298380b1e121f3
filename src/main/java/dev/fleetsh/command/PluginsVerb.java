package dev.fleetsh.command;

import dev.fleetsh.check.Definition;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code plugins}: which are in, what they add, and which were left out. */
final class PluginsVerb implements Command {
    private final Plugins plugins;

    PluginsVerb(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public String synopsis() {
        return "plugins";
    }

    @Override
    public String summary() {
        return "what plugins add, and which were left out";
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        List<List<Object>> rows = new ArrayList<>();
        for (Plugins.Loaded plugin : plugins.loaded()) {
            rows.add(List.of(
                    plugin.name(),
                    words(plugin.commands().stream().map(Command::name)),
                    words(plugin.checks().stream().map(Definition::check).map(check -> check.id())),
                    words(plugin.completions().stream().map(Completion::verb).distinct()),
                    words(plugin.bindings().keySet().stream().sorted()),
                    plugin.from()));
        }
        List<String> notes = new ArrayList<>(plugins.refused());
        if (rows.isEmpty()) {
            notes.add("no plugins; their jars belong into the folder plugins of the configuration, such as"
                    + " ~/.config/fleetsh/plugins");
        }
        return new Table(
                rows.isEmpty() ? "" : "plugins",
                List.of("PLUGIN", "VERBS", "CHECKS", "COMPLETES", "VALUES", "FROM"),
                rows,
                notes);
    }

    private static String words(Stream<String> names) {
        return names.collect(Collectors.joining(" "));
    }
}
