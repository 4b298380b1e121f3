package dev.fleetsh.shell;

import dev.fleetsh.command.Arguments;
import dev.fleetsh.command.Command;
import dev.fleetsh.command.Commands;
import dev.fleetsh.command.Option;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.script.Completions;
import dev.fleetsh.script.complete.Explained;
import dev.fleetsh.session.Session;
import dev.fleetsh.shell.meta.MetaCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Tab says about what stands at the cursor: first how it is written, then all that is known of it. */
final class TabHelp {
    private final Session session;
    private final Commands commands;
    private final Completions completions;
    private final HousekeepingWords housekeeping;

    TabHelp(Session session, Commands commands, Completions completions, HousekeepingWords housekeeping) {
        this.housekeeping = housekeeping;
        this.session = session;
        this.commands = commands;
        this.completions = completions;
    }

    /**
     * @param signature how it is written
     * @param topic what {@code help} knows it by; empty where the documentation is all there is
     * @param documentation lines about it; may be empty
     */
    record Help(List<String> signature, String topic, List<String> documentation) {}

    /** Null where nothing is known. */
    @Nullable
    Help at(String head) {
        String stripped = head.strip();
        Command verb = commands.named(stripped);
        if (verb != null) {
            return of(verb);
        }
        MetaCommand word = stripped.startsWith("/") ? housekeeping.word(head + " ") : null;
        if (word != null) {
            return of(word);
        }
        Commands.Line line = commands.last(head.endsWith(" ") ? head + "x" : head);
        if (line != null && head.length() >= line.offset()) {
            return inCommand(line.command(), head.substring(line.offset()));
        }
        return of(completions.explained(head, head.length()));
    }

    private Help inCommand(Command command, String rest) {
        String word = LastWord.of(rest);
        if (word.startsWith("--")) {
            String name = word.substring(2).replaceFirst("=.*", "");
            for (Option option : command.options()) {
                if (option.name().equals(name)) {
                    return new Help(List.of(written(option)), command.name(), List.of());
                }
            }
        }
        String last = word.substring(Math.max(word.lastIndexOf(','), word.lastIndexOf('=')) + 1);
        if (commands.checkIds().contains(last)) {
            return new Help(List.of("check " + last), last, List.of());
        }
        Help explained =
                switch (command.argument()) {
                    case SELECTION, SELECTION_OR_CHECKS ->
                        word.isEmpty() && rest.isBlank()
                                ? null
                                : of(completions.explainedInPredicate(rest, rest.length()));
                    default -> null;
                };
        return explained != null ? explained : of(command);
    }

    private static @Nullable Help of(@Nullable Explained explained) {
        return explained == null ? null : new Help(explained.signatures(), "", explained.documentation());
    }

    private static Help of(MetaCommand word) {
        List<String> lines = new ArrayList<>(List.of(word.summary()));
        word.help().lines().forEach(lines::add);
        return new Help(List.of(word.synopsis()), "", lines);
    }

    private static Help of(Command command) {
        List<String> lines = new ArrayList<>();
        lines.add(command.synopsis() + "  – " + command.summary());
        command.options().forEach(option -> lines.add("  " + written(option)));
        return new Help(lines, command.name(), List.of());
    }

    private static String written(Option option) {
        return "--" + option.name() + (option.takesValue() ? " " + option.value() : "") + "  " + option.help();
    }

    /** All that is known, in lines for a width. Nothing but the help of the program is read. */
    List<String> documentation(Help help, int width) {
        Command helping = commands.named("help");
        if (help.topic().isEmpty() || helping == null) {
            return help.documentation();
        }
        try {
            Object value = helping.execute(session, Arguments.parse(helping, help.topic()));
            StringBuilder text = new StringBuilder();
            new Renderer(
                            Format.TABLE,
                            new View(width, Palette.NONE, session.clock().instant()))
                    .render(value, text);
            return text.toString().strip().lines().toList();
        } catch (FleetException e) {
            return help.documentation();
        }
    }
}
