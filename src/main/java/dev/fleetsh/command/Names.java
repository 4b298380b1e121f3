package dev.fleetsh.command;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Definition;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.NoFleet;
import dev.fleetsh.source.Progress;
import java.security.CodeSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which names are taken, by fleetsh or by a plugin, so that no plugin changes what a line means. */
final class Names {
    private static final Pattern VERB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern BINDING = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final String SHELL = "fleetsh";

    private final Map<String, String> words = new HashMap<>();
    private List<Definition> checks = List.of();

    Names() {
        List.of("fleet", "nodes", "session", "out", "show", "write").forEach(word -> words.put(word, SHELL));
        Commands.standard(new Session(new NoFleet(), Clock.systemUTC()), Progress.NONE)
                .all()
                .forEach(verb -> words.put(verb.name(), SHELL));
    }

    /** Where the class of a plugin came from. */
    static String origin(FleetPlugin plugin) {
        CodeSource code = plugin.getClass().getProtectionDomain().getCodeSource();
        return code == null || code.getLocation() == null
                ? ""
                : code.getLocation().getPath();
    }

    /**
     * Takes the names of a plugin, all or none.
     *
     * @throws FleetException naming the first that is taken or is no name
     */
    void take(Plugins.Loaded plugin) {
        Map<String, String> taken = new HashMap<>(words);
        plugin.commands().forEach(command -> take(taken, VERB, "verb", command.name(), plugin.name()));
        plugin.bindings().keySet().forEach(name -> take(taken, BINDING, "value", name, plugin.name()));
        List<Definition> more = new ArrayList<>(checks);
        more.addAll(plugin.checks());
        for (Edition edition : Edition.values()) {
            Catalogue.of(edition).with(more);
        }
        words.putAll(taken);
        checks = more;
    }

    private static void take(Map<String, String> taken, Pattern shape, String what, String name, String plugin) {
        if (!shape.matcher(name).matches()) {
            throw new UsageException("\"" + name + "\" is no name for a " + what, "");
        }
        String owner = taken.putIfAbsent(name, plugin);
        if (owner != null) {
            throw new UsageException("its " + what + " \"" + name + "\" is there already, in " + owner, "");
        }
    }
}
