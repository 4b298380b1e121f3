package dev.fleetsh;

import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.command.Plugins;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.session.UserFolders;
import dev.fleetsh.shell.FleetChoice;
import dev.fleetsh.shell.Options;
import dev.fleetsh.shell.Shell;
import dev.fleetsh.shell.StandardStreams;
import dev.fleetsh.shell.StateFolder;
import dev.fleetsh.shell.Terminals;
import dev.fleetsh.shell.Usage;
import dev.fleetsh.source.FleetSource;
import java.nio.file.Path;
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
                    FleetSource source = source(options, choice, environment);
                    ScriptLibrary scripts = new ScriptLibrary(
                            ShippedScripts.folder(),
                            UserFolders.of(environment, home).scripts());
                    yield new Shell(options, source, choice, environment, terminals, state, scripts, streams, plugins())
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

    /** The source that the options and the environment point at. */
    static FleetSource source(Options options, FleetChoice choice, Map<String, String> environment) {
        if (choice == FleetChoice.AWS) {
            return new AwsFleetSource(AwsSettings.fromEnvironment(
                    options.profiles(), options.regions(), options.endpointUrl(), environment));
        }
        return new SimulatedFleet(options);
    }
}
