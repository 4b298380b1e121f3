package dev.fleetsh.command;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.journal.JournalExport;
import dev.fleetsh.remedy.journal.JournalRow;
import dev.fleetsh.remedy.journal.JournalSummary;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code journal}: what was applied, by whom, when and why; one apply call by call; all of it for audits. */
final class JournalVerb implements Command {
    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String synopsis() {
        return "journal [JOURNAL | PLAN] [--export FILE]";
    }

    @Override
    public String summary() {
        return "what was applied, by whom, when and why; with an id every call of it; --export for audits";
    }

    @Override
    public String help() {
        return "A file ends in .jsonl (one JSON object a line) or .csv; without an id all journals go into it.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("export", "FILE", "writes the calls to a file: .jsonl or .csv"));
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        return ids(session);
    }

    static List<Suggestion> ids(Session session) {
        List<Suggestion> found = new ArrayList<>();
        List<JournalSummary> all;
        try {
            all = session.workshop().journals().list();
        } catch (RemedyException e) {
            // Whoever enters the line is told why they can't be read.
            return found;
        }
        for (JournalSummary one : all) {
            found.add(new Suggestion(one.id(), one.title(), "journals"));
            if (!one.plan().isEmpty()) {
                found.add(new Suggestion(one.plan(), one.title(), "plans"));
            }
        }
        return found;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        String word = arguments.text();
        String file = arguments.option("export");
        if (file != null) {
            return exported(session, word, file);
        }
        if (!word.isEmpty()) {
            return JournalWord.named(session, name(), word);
        }
        List<JournalSummary> all = session.workshop().journals().list();
        return all.isEmpty()
                ? new Table("", List.of("", ""), List.of(), List.of("Nothing has been applied yet."))
                : all;
    }

    private static String exported(Session session, String word, String file) {
        boolean csv = file.endsWith(".csv");
        if (!csv && !file.endsWith(".jsonl")) {
            throw new UsageException("can't write " + file, "its name ends in .jsonl or .csv");
        }
        Journals journals = session.workshop().journals();
        List<JournalRow> rows = new ArrayList<>();
        List<String> holes = new ArrayList<>();
        List<JournalSummary> all = new ArrayList<>(journals.list());
        if (!word.isEmpty()) {
            String id = JournalWord.named(session, "journal", word).id();
            all.removeIf(one -> !one.id().equals(id));
        }
        Collections.reverse(all);
        for (JournalSummary one : all) {
            if (!one.plan().isEmpty()) {
                rows.addAll(journals.rows(one.id()));
            }
            if (!one.problem().isEmpty()) {
                holes.add(one.problem());
            }
        }
        try {
            Files.writeString(Path.of(file), csv ? JournalExport.csv(rows) : JournalExport.jsonLines(rows));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("can't write " + file + ": " + e.getMessage(), "");
        }
        String wrote = "wrote " + rows.size() + (rows.size() == 1 ? " call" : " calls") + " to " + file;
        if (!holes.isEmpty()) {
            // Who reads the file later can't see what is not in it.
            throw new RemedyException(
                    wrote + ", and calls may be missing: " + String.join("; ", holes),
                    "`journal` shows which journals are damaged");
        }
        return wrote;
    }
}
