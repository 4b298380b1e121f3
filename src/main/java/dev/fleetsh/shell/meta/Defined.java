package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.render.Format;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Snippet;
import dev.fleetsh.session.SnippetKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /vars}, {@code /methods}, {@code /types} and {@code /imports}: what is defined now. */
final class Defined {
    private static final int LONGEST_VALUE = 60;

    private Defined() {}

    static @Nullable Object variables(Desk desk, String words) {
        Session session = desk.session();
        Map<String, Definition> declared = inForce(session, SnippetKind.VARIABLE);
        Map<String, Definition> methods = inForce(session, SnippetKind.METHOD);
        Renderer renderer = new Renderer(
                Format.PLAIN, new View(0, Palette.NONE, session.clock().instant()));
        List<String> wanted = wanted(desk, words);
        List<List<Object>> rows = new ArrayList<>();
        session.values().forEach((name, value) -> {
            if (!name.equals("_")
                    && !name.equals("_e")
                    && !methods.containsKey(name)
                    && (wanted.isEmpty() || wanted.contains(name))) {
                rows.add(List.of(type(declared.get(name), value), name, shortened(renderer, value)));
            }
        });
        if (rows.isEmpty()) {
            if (!words.isEmpty()) {
                throw new UsageException("no variable \"" + words + "\"", "`/vars` shows all");
            }
            return "no variables";
        }
        return new Table("", List.of("TYPE", "NAME", "VALUE"), rows, List.of());
    }

    /** Names as they are, and what the snippets of ids define. */
    private static List<String> wanted(Desk desk, String words) {
        List<String> names = new ArrayList<>();
        for (String word : words.isEmpty() ? new String[0] : words.split("\\s+")) {
            names.add(word);
            Snippet snippet = desk.session().snippets().byId(word);
            if (snippet != null) {
                names.add("$" + word);
                snippet.definitions().forEach(definition -> names.add(definition.name()));
            }
        }
        return names;
    }

    private static String type(@Nullable Definition declared, @Nullable Object value) {
        if (declared != null && declared.text().endsWith(" " + declared.name())) {
            String type = declared.text()
                    .substring(0, declared.text().length() - declared.name().length() - 1);
            if (!type.equals("def")) {
                return type;
            }
        }
        String name = value == null ? "" : value.getClass().getSimpleName();
        return value == null ? "null" : name.contains("closure") ? "Closure" : name.isEmpty() ? "Object" : name;
    }

    private static String shortened(Renderer renderer, @Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String caption = renderer.caption(value);
        if (!caption.isEmpty()) {
            return caption;
        }
        StringBuilder text = new StringBuilder();
        renderer.render(value, text);
        String line = text.toString().strip();
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE - 1) + "…";
    }

    static Object methods(Desk desk, String words) {
        return texts(desk, SnippetKind.METHOD, words, "no methods");
    }

    static Object types(Desk desk, String words) {
        return texts(desk, SnippetKind.TYPE, words, "no types");
    }

    static Object imports(Desk desk, String words) {
        return texts(desk, SnippetKind.IMPORT, words, "no imports but those that are always there");
    }

    private static Object texts(Desk desk, SnippetKind kind, String words, String none) {
        List<List<Object>> rows = new ArrayList<>();
        for (Snippet snippet : desk.session().snippets().all()) {
            for (Definition definition : snippet.definitions()) {
                if (snippet.active()
                        && definition.kind() == kind
                        && (words.isEmpty()
                                || List.of(words.split("\\s+")).contains(definition.name())
                                || words.equals(snippet.id()))) {
                    rows.add(List.of(snippet.id(), definition.text()));
                }
            }
        }
        return rows.isEmpty() ? none : new Table("", List.of("", ""), rows, List.of());
    }

    private static Map<String, Definition> inForce(Session session, SnippetKind kind) {
        Map<String, Definition> found = new LinkedHashMap<>();
        for (Snippet snippet : session.snippets().all()) {
            for (Definition definition : snippet.definitions()) {
                boolean assignment = definition.text().equals(definition.name());
                if (snippet.active() && definition.kind() == kind) {
                    if (assignment) {
                        found.putIfAbsent(definition.name(), definition);
                    } else {
                        found.put(definition.name(), definition);
                    }
                }
            }
        }
        return found;
    }
}
