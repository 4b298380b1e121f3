package dev.fleetsh;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Consent;
import dev.fleetsh.command.Plugins;
import dev.fleetsh.command.VerbCall;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.UserFolders;
import dev.fleetsh.session.Workshop;
import dev.fleetsh.shell.FleetChoice;
import dev.fleetsh.shell.Options;
import dev.fleetsh.shell.SessionBackdrop;
import dev.fleetsh.shell.Terminals;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open fleet with the verbs as methods: the door for jshell, groovysh and programs. It reads only.
 *
 * <pre>{@code
 * var fleetsh = Fleetsh.open("prod", "eu-west-1");
 * fleetsh.nodes().where(n -> n.isWindows() && n.agent().isBelow("3.0.222.0")).size();
 * }</pre>
 */
public final class Fleetsh {
    private final Session session;
    private final Commands commands;

    private Fleetsh(Connection connection, UserFolders folders, Consent consent) {
        Plugins plugins = Main.plugins();
        Workshop workshop = Workshops.of(connection, consent, folders, Clock.systemUTC());
        session = new Session(connection.source(), Clock.systemUTC(), plugins.additions(), workshop);
        commands = Commands.standard(session, Progress.NONE, plugins, consent);
    }

    /** The fleet that the environment points at; the simulated one where nothing points at AWS. */
    public static Fleetsh open() {
        return with();
    }

    /**
     * The fleet of an AWS profile.
     *
     * @param regions Regions to read; none for the one that the environment or the profile names
     */
    public static Fleetsh open(String profile, String... regions) {
        List<String> words = new ArrayList<>(List.of("--profile", profile));
        List.of(regions).forEach(region -> words.addAll(List.of("--region", region)));
        return with(words.toArray(String[]::new));
    }

    /** The simulated fleet. */
    public static Fleetsh sandbox() {
        return with("--sandbox");
    }

    /**
     * The fleet that options choose, as on the command line: {@code --profile}, {@code --region}, {@code --endpoint-url},
     * {@code --rules}, {@code --sandbox-nodes} and the like. Collecting has begun when this returns.
     *
     * @throws UsageException when an option is unknown, lacks its value or has one that makes no sense
     */
    public static Fleetsh with(String... options) {
        Options parsed = Options.parse(List.of(options));
        Map<String, String> environment = System.getenv();
        FleetChoice choice = FleetChoice.of(parsed, environment, home());
        Fleetsh opened = on(Connection.of(parsed, choice, environment), new Consent(parsed.consent()));
        opened.session.edition(parsed.edition());
        return opened;
    }

    /** The fleet of a source, which can only be read. Collecting has begun when this returns. */
    public static Fleetsh on(FleetSource source) {
        return on(Connection.reading(source), Consent.none());
    }

    private static Fleetsh on(Connection connection, Consent consent) {
        Fleetsh opened = new Fleetsh(connection, UserFolders.of(System.getenv(), home()), consent);
        opened.session.startLoading(Progress.NONE);
        return opened;
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    public Session session() {
        return session;
    }

    /** The fleet, once it is collected. */
    public Fleet fleet() {
        return session.fleet();
    }

    /** The nodes in focus. */
    public Nodes nodes() {
        return session.nodes();
    }

    /** The nodes of a selection: ids, names, globs or a predicate, as in {@code windows && agent < '3.0.222.0'}. */
    public Nodes nodes(String selection) {
        return (Nodes) answer("nodes", selection);
    }

    /** Verdicts on a selection, on all nodes in focus without one. */
    public Assessment check(Object... selection) {
        return (Assessment) answer("check", selection);
    }

    /** Why a node is as ready as it is; a list where the words choose several. */
    public Object why(Object... nodes) {
        return answer("why", nodes);
    }

    /** Whether a node has a capability; a list where the words choose several. */
    public Object can(Object... nodesAndCapability) {
        return answer("can", nodesAndCapability);
    }

    /** The ways of a node to the services that it needs; one where the words name one service. */
    public Object path(Object... nodeAndServices) {
        return answer("path", nodeAndServices);
    }

    /**
     * Runs a line that is a verb, such as {@code focus tags.Env == 'prod'}.
     *
     * @return the answer, or null when there is none
     * @throws UsageException when it is no verb
     */
    public @Nullable Object run(String line) {
        Object answer = commands.run(line);
        return answer instanceof dev.fleetsh.fleet.Shown shown ? shown.value() : answer;
    }

    /** A value as fleetsh's own shell prints it: a table for nodes, a tree for a reason. It ends with a line end. */
    public String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        View view = new View(
                Terminals.columns(System.getenv()),
                Palette.NONE,
                session.clock().instant());
        StringBuilder text = new StringBuilder();
        new Renderer(Format.TABLE, view, new SessionBackdrop(session)).render(value, text);
        return text.toString();
    }

    @Override
    public String toString() {
        Fleet fleet = session.fleetNow();
        return session.source().describe() + (fleet == null ? ", being collected" : ", " + fleet.size() + " nodes");
    }

    private Object answer(String verb, Object... arguments) {
        Command command = java.util.Objects.requireNonNull(commands.named(verb));
        Object answer = VerbCall.of(session, command, List.of(arguments));
        return java.util.Objects.requireNonNull(answer);
    }
}
