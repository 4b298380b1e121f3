package dev.fleetsh.command;

import dev.fleetsh.check.Capability;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code help}: the verbs, one verb, and what can be written in selections. */
final class HelpVerb implements Command {
    static final List<String> SUBJECTS = List.of("properties", "capabilities", "checks", "pipes", "topics");

    private static final String[][] PIPES = {
        {"nodes windows | check", "checks the nodes of a selection"},
        {"check | nodes blocked", "those of an answer that a predicate holds for"},
        {"nodes blocked | why", "why they are"},
        {"nodes windows | counts region | top 5", "counts and ranks"},
        {"nodes | sort lastPing | head 20", "sorts and cuts"},
        {"nodes hybrid > lost.csv", "writes the rows"},
        {"check > 'week 48.md'", "writes the answer as a text"},
        {"show $2 > x.json", "writes an earlier answer"},
    };

    private final Supplier<List<Command>> verbs;

    HelpVerb(Supplier<List<Command>> verbs) {
        this.verbs = verbs;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String synopsis() {
        return "help [VERB | REMEDY | CHECK | TOPIC]";
    }

    @Override
    public String summary() {
        return "this list, or one thing in full; `help topics` lists what is no verb";
    }

    @Override
    public Argument argument() {
        return Argument.TOPIC;
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        List<Suggestion> found = new ArrayList<>();
        Topic.ALL.forEach(topic -> found.add(new Suggestion(topic.name(), topic.title(), "topics")));
        found.add(new Suggestion("topics", "what else there is help on", "topics"));
        found.addAll(RemedyWords.remedies(session));
        return found;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        String topic = arguments.text().toLowerCase(Locale.ROOT);
        if (topic.isEmpty()) {
            return overview();
        }
        if (topic.startsWith("run ")) {
            return named("run")
                    .execute(session, new Arguments(Map.of(), arguments.text().substring(4) + " --help"));
        }
        for (Command verb : verbs.get()) {
            if (verb.name().equals(topic) && !topic.equals("checks")) {
                return of(verb);
            }
        }
        return switch (topic) {
            case "properties" -> properties();
            case "capabilities" -> capabilities();
            case "pipes" -> pipes();
            case "topics" -> topics();
            case "checks" -> new ChecksVerb().execute(session, Arguments.NONE);
            default -> other(session, topic);
        };
    }

    private Command named(String name) {
        return verbs.get().stream()
                .filter(verb -> verb.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("no help on \"" + name + "\"", "`help` lists the verbs"));
    }

    private Table overview() {
        List<List<Object>> rows = new ArrayList<>();
        verbs.get().forEach(verb -> rows.add(List.of(verb.synopsis(), verb.summary())));
        return new Table(
                "",
                List.of("", ""),
                rows,
                List.of(
                        "`help VERB`, `help REMEDY`, `help CHECK` and `help TOPIC` tell more; `help topics` lists the topics.",
                        "A command may end in `| VERB …`, which hands its value on, or in `> file.csv`, .json, .md or .txt.",
                        "A line that is no command is Groovy over nodes, fleet and the answers $1, $2, …, _ (the last).",
                        "`/help` lists the words that keep house: /list, /vars, /save, /edit, /set and more."));
    }

    private static Table of(Command verb) {
        List<List<Object>> rows = new ArrayList<>();
        verb.options()
                .forEach(option -> rows.add(List.of(
                        "--" + option.name() + (option.takesValue() ? " " + option.value() : ""), option.help())));
        List<String> notes =
                verb.help().isEmpty() ? List.of() : verb.help().lines().toList();
        return new Table(verb.synopsis() + "\u2002– " + verb.summary(), List.of("", ""), rows, notes);
    }

    private static Table properties() {
        List<List<Object>> rows = new ArrayList<>();
        NodeProperty.ALL.forEach(
                property -> rows.add(List.of(property.name(), property.type().getSimpleName(), property.help())));
        rows.add(List.of("readiness", "Readiness", "ready, degraded, blocked, unknown or not-applicable"));
        return new Table(
                "Properties of a node, for predicates, --columns and --sort",
                List.of("PROPERTY", "TYPE", "MEANING"),
                rows,
                List.of("In predicates also: ready, degraded, blocked, and failing('check-id')."));
    }

    private Table pipes() {
        List<List<Object>> rows = new ArrayList<>();
        for (String[] example : PIPES) {
            rows.add(List.of(example[0], example[1]));
        }
        String takers = verbs.get().stream()
                .filter(Command::takesValue)
                .map(Command::name)
                .collect(Collectors.joining(", "));
        return new Table(
                "Commands hand values on with |, and write them with >",
                List.of("", ""),
                rows,
                List.of(
                        "Verbs that take a value: " + takers + ".",
                        "> is a file where its name ends in .csv, .json, .md or .txt; else it compares. A file that is there",
                        "already is replaced, once the new one is complete. Names with spaces stand in quotes.",
                        "In Groovy | and > mean what they mean there; `show VALUE` brings a value to a command line."));
    }

    private static Table capabilities() {
        List<List<Object>> rows = new ArrayList<>();
        Arrays.stream(Capability.values()).forEach(each -> rows.add(List.of(each.label(), meaning(each))));
        return new Table("Capabilities, for can NODE CAPABILITY", List.of("", ""), rows, List.of());
    }

    private static String meaning(Capability capability) {
        return switch (capability) {
            case SHELL -> "an interactive shell session";
            case KMS -> "a session encrypted with the KMS key of the preferences";
            case SHELL_PROFILE -> "the shell profile of the preferences takes effect";
            case PORT_FORWARD -> "forwarding a port of the node";
            case REMOTE_HOST_FORWARD -> "forwarding a port of another host through the node";
            case SSH -> "SSH and SCP through a session";
            case CLOUDWATCH_STREAMING -> "session output streams to CloudWatch Logs";
            case RUN_AS -> "sessions run as the operating system user of the preferences";
        };
    }

    private static Table topics() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("properties", "what selections can name of a node"));
        rows.add(List.of("capabilities", "what `can` can be asked for"));
        rows.add(List.of("checks", "what is checked"));
        rows.add(List.of("pipes", "handing values on, and writing them to files"));
        Topic.ALL.forEach(topic -> rows.add(List.of(topic.name(), topic.title())));
        return new Table(
                "Topics of help",
                List.of("", ""),
                rows,
                List.of("Also the id of every check and remedy: `help dc-ssm-user-present`, `help create-ssm-user`."));
    }

    private Object other(Session session, String topic) {
        for (Topic known : Topic.ALL) {
            if (known.name().equals(topic)) {
                return known.table();
            }
        }
        List<String> checks = Catalogues.ids(session);
        if (checks.contains(topic)) {
            return Catalogues.named(session, topic);
        }
        Remedies remedies = session.workshop().remedies();
        Remedy remedy = remedies.find(topic);
        if (remedy != null) {
            return remedy;
        }
        List<String> known =
                new ArrayList<>(verbs.get().stream().map(Command::name).toList());
        known.addAll(SUBJECTS);
        known.addAll(checks);
        Topic.ALL.forEach(each -> known.add(each.name()));
        remedies.all().forEach(each -> known.add(each.id()));
        String nearest = Nearest.to(topic, known);
        throw new UsageException(
                "no help on \"" + topic + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                "`help` lists the verbs");
    }
}
