package dev.fleetsh.command;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the plan that a word means: by its id, by the name of a value, or in a file. */
final class PlanWord {
    private static final long LARGEST_FILE = 64L << 20;

    private PlanWord() {}

    /**
     * The plan that a verb is about: that of its words, else the one handed on, else the last one.
     *
     * @throws UsageException where there is none
     */
    static Plan of(Session session, Arguments arguments) {
        List<String> words = arguments.words();
        if (words.size() > 1) {
            throw new UsageException("one plan at a time, not \"" + arguments.text() + "\"", "`plan` lists the plans");
        }
        if (!words.isEmpty()) {
            return named(session, words.get(0));
        }
        Object value =
                arguments.value() != null ? arguments.value() : session.values().get("_");
        if (value instanceof Plan plan) {
            return plan;
        }
        List<Plan> all = session.plans().all();
        if (arguments.value() != null || all.isEmpty()) {
            throw new UsageException(
                    arguments.value() == null
                            ? "no plan has been made yet"
                            : "what is handed on is no plan: it is " + Valued.named(arguments.value()),
                    "`plan REMEDY SELECTION` makes one, `remedies` lists what there is");
        }
        return all.get(all.size() - 1);
    }

    /** Whether a word can only mean a plan, or the name of a value that is one. */
    static boolean means(Session session, String word) {
        return word.matches("p[0-9]{1,9}") || session.values().get(word) instanceof Plan;
    }

    /**
     * The plan of a word.
     *
     * @throws UsageException where there is none
     * @throws dev.fleetsh.fleet.RemedyException where a file can't be used
     */
    static Plan named(Session session, String word) {
        Plan plan = find(session, word);
        if (plan != null) {
            return plan;
        }
        if (word.endsWith(".json")) {
            return kept(session, PlanJson.read(text(word), word));
        }
        String near =
                Nearest.to(word, session.plans().all().stream().map(Plan::id).toList());
        throw new UsageException(
                "no plan \"" + word + "\"" + (near == null ? "" : "; did you mean \"" + near + "\"?"),
                "`plan` lists the plans; a file's name ends in .json");
    }

    /** The plan that an argument of a function is, or names. */
    static Plan given(Session session, Object given) {
        return given instanceof Plan plan ? plan : named(session, String.valueOf(given));
    }

    private static @Nullable Plan find(Session session, String word) {
        return session.values().get(word) instanceof Plan plan
                ? plan
                : session.plans().find(word);
    }

    /** A plan from elsewhere goes by its own id; where another plan has that here, by the next one that is free. */
    private static Plan kept(Session session, Plan plan) {
        for (Plan here : session.plans().all()) {
            if (here.uid().equals(plan.uid())) {
                return session.plans().keep(plan.called(here.id()));
            }
        }
        return session.plans()
                .keep(
                        session.plans().find(plan.id()) == null
                                ? plan
                                : plan.called(session.plans().next().id()));
    }

    private static String text(String name) {
        try {
            Path file = Path.of(name);
            if (Files.size(file) > LARGEST_FILE) {
                throw new UsageException(name + " is too large to be a plan", "");
            }
            return Files.readString(file);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new UsageException("no file " + name, "`plan … --out " + name + "` writes one");
        } catch (IOException e) {
            throw new UsageException("can't read " + name + ": " + e.getMessage(), "");
        }
    }
}
