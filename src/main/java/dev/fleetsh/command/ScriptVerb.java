package dev.fleetsh.command;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.saved.SavedScript;
import dev.fleetsh.script.saved.ScriptLibrary;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code script}: what saved scripts there are, and how to make one. */
final class ScriptVerb implements Command {
    private static final List<String> ACTIONS = List.of("list", "show", "edit", "check", "new");

    private final ScriptLibrary library;
    private final Editor editor;
    private final Supplier<List<Command>> verbs;

    /**
     * @param verbs what scripts can call
     */
    ScriptVerb(ScriptLibrary library, Editor editor, Supplier<List<Command>> verbs) {
        this.verbs = verbs;
        this.library = library;
        this.editor = editor;
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public String synopsis() {
        return "script list | show NAME | edit NAME | check [NAME…] | new NAME [--from NAME]";
    }

    @Override
    public String summary() {
        return "saved scripts: which there are, what they take, whether they compile";
    }

    @Override
    public String help() {
        return """
                check compiles scripts without running them: those named, else all. A file is named by its path.
                new writes a script with a header into your folder, where a script hides the shipped one of its name.""";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("from", "NAME", "script to copy"), Option.flag("all", "check all scripts"));
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        List<String> words = List.of(typed.strip().split("\\s+"));
        boolean first = words.size() < 2 && (typed.isBlank() || !typed.endsWith(" "));
        return first
                ? ACTIONS.stream()
                        .map(action -> new Suggestion(action, "", "actions"))
                        .toList()
                : new ScriptSuggestions(library).names();
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        List<String> words = arguments.words();
        String action = words.isEmpty() ? "list" : words.get(0);
        List<String> names = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (action) {
            case "list" -> ScriptPage.list(library);
            case "show" -> show(library.find(one(action, names)));
            case "edit" -> edit(one(action, names));
            case "check" -> check(names);
            case "new" -> begin(one(action, names), arguments.option("from"));
            default -> {
                String nearest = Nearest.to(action, ACTIONS);
                throw new UsageException(
                        "`script` has no \"" + action + "\""
                                + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                        "write " + synopsis());
            }
        };
    }

    private Table check(List<String> names) {
        List<SavedScript> scripts = names.isEmpty()
                ? library.all()
                : names.stream().map(library::find).toList();
        return new ScriptChecks(library, verbs.get()).of(scripts);
    }

    private String show(SavedScript script) {
        String text = script.text();
        try {
            return ScriptPage.source(script, ScriptPage.text(script, library.header(script)));
        } catch (dev.fleetsh.fleet.ScriptException e) {
            // What can't be read as a script can still be shown, and that is how it gets mended.
            return "✗ " + ScriptPage.mistake(e) + "\n" + script.file() + "\n\n" + text;
        }
    }

    private Table edit(String name) {
        SavedScript script = library.find(name);
        if (script.origin() == SavedScript.Origin.SHIPPED) {
            throw new UsageException(
                    name + " comes with fleetsh and is not to be changed",
                    "`script new " + name + " --from " + name
                            + "` makes a copy of your own, which then runs in its place");
        }
        editor.edit(script.file());
        List<String> notes = new ArrayList<>();
        try {
            library.header(script);
            notes.add("`script check " + name + "` compiles it, `run " + name + "` runs it");
        } catch (dev.fleetsh.fleet.ScriptException e) {
            notes.add("✗ " + ScriptPage.mistake(e));
        }
        return new Table("saved " + script.file(), List.of(), List.of(), notes);
    }

    private Table begin(String name, @org.jspecify.annotations.Nullable String from) {
        if (!ScriptLibrary.isName(name)) {
            throw new UsageException(
                    "\"" + name + "\" can't be the name of a script", "letters, digits, - and _, as in lost-by-region");
        }
        String text =
                from == null ? NewScript.skeleton(name) : library.find(from).text();
        NewScript.write(library.ownFile(name), text);
        return new Table(
                "wrote " + library.ownFile(name),
                List.of(),
                List.of(),
                List.of("`script edit " + name + "` opens it, `script check " + name + "` compiles it, `run " + name
                        + "` runs it"));
    }

    private static String one(String action, List<String> names) {
        if (names.size() != 1) {
            throw new UsageException(
                    names.isEmpty() ? "which script?" : "one script, not " + names.size(),
                    "write script " + action + " NAME");
        }
        return names.get(0);
    }
}
