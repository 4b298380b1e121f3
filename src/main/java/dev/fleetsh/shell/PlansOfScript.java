package dev.fleetsh.shell;

import dev.fleetsh.session.Snippet;
import dev.fleetsh.session.SnippetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plans in a script that is saved: each is a variable by its id, since another session gives it another one, and is applied
 * only where the script is told to. Where the person applied some of them, those are applied; else all that have effects.
 */
final class PlansOfScript {
    private static final Pattern SHOWN = Pattern.compile("show\\((.*)\\)", Pattern.DOTALL);

    private final List<Snippet> snippets;
    private final boolean applied;

    PlansOfScript(List<Snippet> snippets) {
        this.snippets = snippets;
        this.applied = snippets.stream().anyMatch(PlansOfScript::applies);
    }

    boolean any() {
        return snippets.stream().anyMatch(snippet -> !snippet.plan().isEmpty());
    }

    /** Gives the variable of a plan that was made before a snippet, and of the last of them for an empty text. */
    UnaryOperator<String> names(Snippet snippet) {
        List<String> before = snippets.subList(0, Math.max(0, snippets.indexOf(snippet))).stream()
                .map(Snippet::plan)
                .filter(plan -> !plan.isEmpty())
                .toList();
        return word ->
                word.isEmpty() && !before.isEmpty() ? before.get(before.size() - 1) : before.contains(word) ? word : "";
    }

    /** The lines of a snippet, with a name for the plan that they make, and a condition where they apply one. */
    List<String> written(Snippet snippet, List<String> lines) {
        if (lines.isEmpty() || lines.get(0).startsWith("//") || !any()) {
            return lines;
        }
        if (!snippet.plan().isEmpty()) {
            return made(snippet, lines);
        }
        if (!applies(snippet)) {
            return lines;
        }
        List<String> guarded = new ArrayList<>(List.of("if (apply) {"));
        lines.forEach(line -> guarded.add("    " + line));
        guarded.add("}");
        return guarded;
    }

    private List<String> made(Snippet snippet, List<String> lines) {
        String plan = snippet.plan();
        List<String> written = new ArrayList<>(lines);
        String last = lines.get(lines.size() - 1);
        Matcher shown = SHOWN.matcher(last);
        if (snippet.kind() == SnippetKind.VARIABLE) {
            written.add("def " + plan + " = " + snippet.definitions().get(0).name());
        } else {
            written.set(written.size() - 1, "def " + plan + " = " + (shown.matches() ? shown.group(1) : last));
        }
        written.add("show(" + plan + ")");
        if (!applied) {
            written.add("if (apply && !" + plan + ".isEmpty()) {");
            written.add("    show(apply(" + plan + "))");
            written.add("}");
        }
        return written;
    }

    private static boolean applies(Snippet snippet) {
        return snippet.kind() == SnippetKind.COMMAND && snippet.source().strip().matches("(?s)apply\\b.*")
                || snippet.kind() == SnippetKind.EXPRESSION
                        && snippet.source().strip().matches("(?s)apply\\s*\\(.*");
    }
}
