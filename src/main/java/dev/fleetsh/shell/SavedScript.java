package dev.fleetsh.shell;

import dev.fleetsh.command.Commands;
import dev.fleetsh.command.SavedNames;
import dev.fleetsh.script.evaluate.SavedText;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Snippet;
import dev.fleetsh.session.SnippetKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What was entered as a script that does the same: imports first, verbs as the functions that they are, {@code $3} as the
 * variable {@code _3}, and a {@code show(…)} where the prompt showed a value. A script that plans has a parameter
 * {@code --apply}, without which it changes nothing, whatever was applied when its lines were entered.
 */
final class SavedScript {
    private static final Set<String> WITHOUT_EFFECT = Set.of("help", "exit");
    private static final Set<String> OF_ONE_RUN = Set.of("resume", "cancel", "undo", "journal", "arm", "disarm");
    private static final Pattern PART_OF_PLAN = Pattern.compile("\\s*show\\s+(\\S+\\s+)?(script|calls|json)\\s*");
    private static final String HEADER = """
            // It plans, and applies only when told to: --apply.
            title 'What was entered'
            param 'apply', type: boolean, help: 'applies what it plans'

            """;

    private final Commands commands;
    private final Map<String, Object> values;

    /**
     * @param values of the session, which tell what lines had a value to show
     */
    SavedScript(Commands commands, Map<String, Object> values) {
        this.commands = commands;
        this.values = values;
    }

    String of(List<Snippet> snippets) {
        Set<String> wanted = wanted(snippets);
        PlansOfScript plans = new PlansOfScript(snippets);
        List<String> imports = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Snippet snippet : snippets) {
            if (Secrets.in(snippet.source())) {
                lines.add("// left out, because it may hold a secret: what was snippet " + snippet.id());
            } else if (snippet.kind() == SnippetKind.IMPORT) {
                imports.add(snippet.source());
            } else if (snippet.active() || snippet.kind() == SnippetKind.VARIABLE) {
                lines.addAll(plans.written(snippet, written(snippet, wanted, plans)));
            }
        }
        StringBuilder text = new StringBuilder(plans.any() ? HEADER : "");
        imports.forEach(line -> text.append(line).append('\n'));
        text.append(imports.isEmpty() || lines.isEmpty() ? "" : "\n");
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Ids of the snippets whose value a later one reads. */
    private Set<String> wanted(List<Snippet> snippets) {
        Set<String> ids = new HashSet<>();
        for (Snippet snippet : snippets) {
            SavedText.answers(expressions(snippet)).forEach(name -> ids.add(id(name, snippet)));
        }
        return ids;
    }

    private String expressions(Snippet snippet) {
        return snippet.kind() == SnippetKind.COMMAND ? commands.expression(snippet.source()) : snippet.source();
    }

    private static String id(String name, Snippet snippet) {
        return name.startsWith("$") ? name.substring(1) : name.equals("_") ? snippet.previous() : name;
    }

    private static String renamed(Snippet snippet, String text) {
        return SavedText.renamed(text, name -> name.equals("_e") ? name : "_" + id(name, snippet));
    }

    private List<String> written(Snippet snippet, Set<String> wanted, PlansOfScript plans) {
        String name = wanted.contains(snippet.id()) ? "_" + snippet.id() : "";
        if (SavedText.answers(expressions(snippet)).contains("_e")) {
            return List.of("// left out, because it reads the last error: what was snippet " + snippet.id());
        }
        return switch (snippet.kind()) {
            case COMMAND -> command(snippet, name, plans);
            case EXPRESSION ->
                List.of(
                        name.isEmpty() && !values.containsKey("$" + snippet.id())
                                ? renamed(snippet, snippet.source())
                                : SavedText.shown(renamed(snippet, snippet.source()), name));
            case VARIABLE -> {
                List<String> lines = new ArrayList<>(List.of(renamed(snippet, snippet.source())));
                List<Definition> definitions = snippet.definitions();
                if (!name.isEmpty() && !definitions.isEmpty()) {
                    lines.add("def " + name + " = "
                            + definitions.get(definitions.size() - 1).name());
                }
                yield lines;
            }
            default -> List.of(renamed(snippet, snippet.source()));
        };
    }

    private List<String> command(Snippet snippet, String name, PlansOfScript plans) {
        String groovy =
                commands.groovy(snippet.source(), new SavedNames(text -> renamed(snippet, text), plans.names(snippet)));
        String verb = groovy.replaceFirst("\\W.*", "");
        if (WITHOUT_EFFECT.contains(verb)) {
            return List.of();
        }
        if (OF_ONE_RUN.contains(verb) || PART_OF_PLAN.matcher(snippet.source()).matches()) {
            return List.of("// left out, because it is about one run: " + snippet.source());
        }
        return name.isEmpty()
                ? List.of("show(" + groovy + ")")
                : List.of("def " + name + " = " + groovy, "show(" + name + ")");
    }
}
