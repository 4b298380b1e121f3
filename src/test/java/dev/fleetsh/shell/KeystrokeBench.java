package dev.fleetsh.shell;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jline.reader.LineReader;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;

/** Milliseconds from a key to what it offers, with a fleet of 100,000 nodes; {@code CompletionBench} runs it for {@code make bench}. */
public final class KeystrokeBench {
    private static final int NODES = 100_000;
    private static final int ROUNDS = 3;

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private KeystrokeBench() {}

    /**
     * Prints what it measured, one measure a line.
     *
     * @return the 99th percentile from a Tab to what it shows, in milliseconds of one processor
     */
    public static double print() throws IOException {
        Fleet fleet = fleet();
        Session session = new Session(TestFleet.source(fleet), Clock.systemUTC());
        session.fleet();
        Commands commands = Commands.standard(session, Progress.NONE);
        Conversation conversation = new Conversation(session, commands, new SessionScope(session), StringWriter::new);
        TabCompleter completer = new TabCompleter(
                session, commands, conversation.scope(), conversation::classes, conversation.housekeeping(), List::of);
        long start = System.nanoTime();
        completer.learn(fleet);
        System.out.printf(
                Locale.ROOT, "%-44s %8.1f ms%n", "sorting 100,000 nodes, once, in the background", since(start));
        LineHighlighter highlighter = new LineHighlighter(new LineDoubts(
                commands,
                conversation.scope(),
                completer.completions(),
                conversation::isCommand,
                completer::isNode,
                completer.housekeeping()::begun));
        List<String> heads = heads();
        print("candidates, in memory", heads, completer::at);
        print("highlighting", heads, head -> highlighter.highlight(head, head.length()));
        try (Reading reading = new Reading(conversation, completer)) {
            return print("Tab through the line reader", heads, reading::tab);
        }
    }

    /** Every place in the lines of the corpus, and in some that ask for live values. */
    private static List<String> heads() {
        List<String> lines = new ArrayList<>(Corpus.LINES);
        lines.addAll(List.of(
                "why WEB-09999",
                "why i-0000000000000",
                "nodes name == 'WEB-12345' && subnet == 'subnet-12'",
                "nodes tags.Owner == 'team-17' && agent < '3.1.17.0'",
                "nodes.where { name =~ 'WEB' && region in ['eu-west-3'] }.groupBy { vpc }",
                "fleet.node('i-0000000000012345').agent"));
        List<String> heads = new ArrayList<>();
        for (String line : lines) {
            for (int end = 0; end <= line.length(); end++) {
                heads.add(line.substring(0, end));
            }
        }
        return heads;
    }

    private static double print(String what, List<String> heads, Consumer<String> key) {
        double[] times = new double[0];
        double[] cpu = new double[heads.size()];
        for (int round = 0; round < ROUNDS; round++) {
            times = new double[heads.size()];
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                long cpuStart = THREAD.getCurrentThreadCpuTime();
                key.accept(heads.get(i));
                cpu[i] = (THREAD.getCurrentThreadCpuTime() - cpuStart) / 1e6;
                times[i] = since(start);
            }
        }
        int slowest = 0;
        for (int i = 0; i < times.length; i++) {
            slowest = cpu[i] > cpu[slowest] ? i : slowest;
        }
        String where = heads.get(slowest).replace("\n", "⏎");
        Arrays.sort(times);
        Arrays.sort(cpu);
        System.out.printf(
                Locale.ROOT,
                "%-44s %8.2f ms p50 %8.2f ms p99 %8.2f ms max %8.2f ms p99 of processor   %,d places, slowest: %s%n",
                what,
                times[times.length / 2],
                times[times.length * 99 / 100],
                times[times.length - 1],
                cpu[cpu.length * 99 / 100],
                times.length,
                where);
        return cpu[cpu.length * 99 / 100];
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** A line reader whose buffer is set and whose Tab is pressed, without a person. */
    private static final class Reading implements AutoCloseable {
        private final ExternalTerminal terminal;
        private final TabReader reader;

        Reading(Conversation conversation, TabCompleter completer) throws IOException {
            terminal = new ExternalTerminal(
                    "bench",
                    "xterm-256color",
                    new ByteArrayInputStream(new byte[0]),
                    new ByteArrayOutputStream(),
                    StandardCharsets.UTF_8);
            terminal.setSize(new Size(120, 40));
            TabHelp help = new TabHelp(
                    conversation.session(), conversation.commands(), completer.completions(), completer.housekeeping());
            reader = new TabReader(terminal, completer, help, true, () -> true);
            reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        }

        void tab(String head) {
            reader.getBuffer().clear();
            reader.getBuffer().write(head);
            reader.expandOrComplete();
        }

        @Override
        public void close() throws IOException {
            terminal.close();
        }
    }

    private static Fleet fleet() {
        Instant now = Instant.now();
        Origin origin = new Origin("bench", now);
        List<Scope> scopes = new ArrayList<>();
        for (String region : List.of("eu-west-3", "us-east-1", "eu-south-2", "ap-south-1")) {
            scopes.add(TestFleet.scope(region));
        }
        List<Tags> tags = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            tags.add(Tags.of(Map.of("Env", i % 3 == 0 ? "prod" : "test", "Owner", "team-" + i)));
        }
        List<Node> nodes = new ArrayList<>(NODES);
        for (int i = 0; i < NODES; i++) {
            nodes.add(new NodeBuilder(String.format("i-0%016x", i), scopes.get(i % scopes.size()), NodeKind.EC2)
                    .name("WEB-" + i)
                    .network("vpc-" + i % 50, "subnet-" + i % 400)
                    .ip("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256)
                    .tags(tags.get(i % tags.size()))
                    .agent(Fact.known(AgentVersion.of(3, i % 4, i % 900, 0), origin))
                    .build());
        }
        return new Fleet("bench", now, scopes, nodes, new Completeness(scopes.size(), List.of(), false));
    }
}
