package dev.fleetsh.command;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.script.saved.Header;
import dev.fleetsh.script.saved.Parameter;
import dev.fleetsh.script.saved.SavedScript;
import dev.fleetsh.script.saved.ScriptLibrary;
import java.util.ArrayList;
import java.util.List;

/** What is told of saved scripts. */
final class ScriptPage {
    private ScriptPage() {}

    /** All scripts; one whose header can't be read says so, and does not hold the others. */
    static Table list(ScriptLibrary library) {
        List<List<Object>> rows = new ArrayList<>();
        for (SavedScript script : library.all()) {
            String origin = script.origin().label() + (script.shadows() ? ", hides the shipped one" : "");
            try {
                Header header = library.header(script);
                String title = header.title().isEmpty() ? firstLine(header.summary()) : header.title();
                rows.add(List.of(script.name(), origin, title, parameters(header)));
            } catch (FleetException e) {
                rows.add(List.of(script.name(), origin, "✗ " + mistake(e), ""));
            }
        }
        if (rows.isEmpty()) {
            return new Table("No scripts", List.of(), List.of(), List.of("`script new NAME` begins one"));
        }
        return new Table(
                "",
                List.of("SCRIPT", "ORIGIN", "TITLE", "PARAMETERS"),
                rows,
                List.of("`run SCRIPT --help` tells more, `script show SCRIPT` shows it, `script new NAME` begins one"));
    }

    /** How a script is run, and what it takes. */
    static Table help(SavedScript script, Header header) {
        List<String> notes = new ArrayList<>();
        if (!header.summary().isEmpty()) {
            notes.addAll(header.summary().lines().toList());
        }
        if (header.parameters().isEmpty()) {
            notes.add("It takes no parameters.");
        }
        String title = header.title().isEmpty() ? "" : "\u2002– " + header.title();
        return new Table(header.synopsis(script.name()) + title, List.of("", ""), rows(header), notes);
    }

    /** Help on a script and its source, as one text. */
    static String source(SavedScript script, String header) {
        return header + "\n" + script.file() + "\n\n" + script.text().replace("\r\n", "\n");
    }

    static String mistake(FleetException e) {
        String place = e instanceof ScriptException script && script.line() > 0
                ? script.file() + ":" + script.line() + ": "
                : "";
        return place + e.getMessage();
    }

    /** The same as lines of text, for what is no table. */
    static String text(SavedScript script, Header header) {
        StringBuilder text = new StringBuilder(header.synopsis(script.name())).append('\n');
        if (!header.title().isEmpty()) {
            text.append(header.title()).append('\n');
        }
        int width = header.parameters().stream()
                .mapToInt(parameter -> parameter.usage().length())
                .max()
                .orElse(0);
        for (List<Object> row : rows(header)) {
            String usage = String.valueOf(row.get(0));
            text.append("  ").append(usage).append(" ".repeat(width - usage.length() + 2));
            text.append(row.get(1)).append('\n');
        }
        return text.toString();
    }

    private static List<List<Object>> rows(Header header) {
        List<List<Object>> rows = new ArrayList<>();
        for (Parameter parameter : header.parameters()) {
            List<String> parts = new ArrayList<>();
            if (!parameter.help().isEmpty()) {
                parts.add(parameter.help());
            }
            if (!parameter.choices().isEmpty()) {
                parts.add("one of " + String.join(", ", parameter.choices()));
            } else if (!parameter.type().name().equals("String")
                    && !parameter.type().isFlag()) {
                parts.add(parameter.type().expected());
            }
            if (parameter.required()) {
                parts.add("needed");
            } else if (!parameter.otherwiseText().isEmpty() && !parameter.type().isFlag()) {
                parts.add("else " + parameter.otherwiseText());
            }
            rows.add(List.of(parameter.usage(), String.join("; ", parts)));
        }
        return rows;
    }

    private static String parameters(Header header) {
        return String.join(
                " ",
                header.parameters().stream()
                        .map(parameter -> parameter.required() ? parameter.usage() : "[" + parameter.option() + "]")
                        .toList());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
