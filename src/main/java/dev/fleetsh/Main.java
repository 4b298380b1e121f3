package dev.fleetsh;

import dev.fleetsh.command.Consent;
import dev.fleetsh.command.Plugins;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.session.UserFolders;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.shell.FleetChoice;
import dev.fleetsh.shell.Options;
import dev.fleetsh.shell.Shell;
import dev.fleetsh.shell.StandardStreams;
import dev.fleetsh.shell.StateFolder;
import dev.fleetsh.shell.Terminals;
import dev.fleetsh.shell.Usage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Wires the rooms together and is the only place that ends the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> arguments) {
        StandardStreams streams = new StandardStreams();
        Map<String, String> environment = System.getenv();
        Path home = Path.of(System.getProperty("user.home"));
        StateFolder state = StateFolder.of(environment, home);
        try {
            Options options = Options.parse(arguments);
            return switch (options.task()) {
                case HELP -> streams.print(Usage.help());
                case VERSION -> streams.print(Usage.version() + "\n");
                case SERVE_SANDBOX -> SandboxService.serve(options, streams);
                case JSHELL -> JavaHost.run(options);
                case JSHELL_STARTUP -> streams.print(JavaHost.startup(options));
                case GROOVYSH_INIT -> streams.print(GroovyHost.init(options));
                case SHELL -> {
                    FleetChoice choice = FleetChoice.of(options, environment, home);
                    Terminals terminals = Terminals.of(System.getProperty("fleetsh.terminals"), environment);
                    Connection connection = Connection.of(options, choice, environment);
                    UserFolders folders = UserFolders.of(environment, home);
                    Consent consent = new Consent(options.consent());
                    ScriptLibrary scripts = new ScriptLibrary(ShippedScripts.folder(), folders.scripts());
                    Workshop workshop = Workshops.of(connection, consent, folders, Clock.systemUTC());
                    yield new Shell(
                                    options,
                                    connection.source(),
                                    choice,
                                    environment,
                                    terminals,
                                    state,
                                    scripts,
                                    streams,
                                    plugins(),
                                    workshop,
                                    consent)
                            .run();
                }
            };
        } catch (FleetException e) {
            return streams.fail(e, state);
        }
    }

    /** The plugins, which are looked for only where the launcher has seen some: opening every jar costs time. */
    static Plugins plugins() {
        return System.getProperty("fleetsh.plugins", "").isEmpty() ? Plugins.NONE : Plugins.found();
    }
}
