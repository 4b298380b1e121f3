package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of all journals. Safe for several threads and processes; a session has one. */
public final class Journals {
    private static final Pattern FILE = Pattern.compile("j([0-9]{1,9})\\.jsonl");
    private static final Pattern ID = Pattern.compile("j[0-9]{1,9}");
    private static final Pattern PLAN = Pattern.compile("p([0-9]{1,9})");

    private final Path folder;
    private final JournalFolder files;

    /** @param folder need not exist yet; it is made with rights for its owner alone */
    public Journals(Path folder) {
        this.folder = folder;
        this.files = new JournalFolder(folder);
    }

    /**
     * A new, empty journal for an apply of a plan. Until it is closed, no other apply of that plan begins or goes on, here
     * or in another process.
     *
     * @throws RemedyException where it can't be made, or the plan is being applied, or was begun and did not come to its end
     */
    public Journal begin(Plan plan) {
        return files.create(plan, () -> checkUnbegun(plan), number -> "j" + number, newest() + 1);
    }

    /**
     * Sees to it that no apply of a plan stands unfinished: begun anew, it would repeat what is done and what is in flight.
     *
     * @throws RemedyException naming the journal to go on with
     */
    public void checkUnbegun(Plan plan) {
        for (JournalSummary one : list()) {
            boolean open = one.state() == JournalState.INTERRUPTED
                    || one.state() == JournalState.PAUSED
                    || one.state() == JournalState.CANCELLED && one.inFlight() > 0;
            if (!open || !one.uid().equals(plan.uid())) {
                continue;
            }
            String begun = plan.id() + " was begun in " + one.id() + ", and ";
            throw one.resumable()
                    ? new RemedyException(
                            begun + "is " + one.state().label(),
                            "`resume " + plan.id() + "` goes on, and repeats nothing; `cancel " + one.id()
                                    + "` ends it, and then it can be applied anew")
                    : new RemedyException(
                            begun + "can't be gone on with: " + one.problem(),
                            "make a new plan; what was applied is found as done");
        }
    }

    /**
     * A journal to go on with. What was not written to its end is cut off.
     *
     * @throws RemedyException where another process has it or applies its plan, or it is damaged
     * @throws UsageException where there is none of that id
     */
    public Journal reopen(String id) {
        checked(id);
        return files.reopen(id);
    }

    /**
     * What a journal holds.
     *
     * @throws UsageException where there is none of that id
     * @throws RemedyException where it can't be read at all, or a newer fleetsh wrote it
     */
    public Recorded read(String id) {
        checked(id);
        return files.text(id).recorded();
    }

    /**
     * All journals, the newest first; one that can't be read is there with the reason.
     *
     * @throws RemedyException where the folder can't be read: nobody knows then whether there are any
     */
    public List<JournalSummary> list() {
        List<JournalSummary> all = new ArrayList<>();
        for (String id : ids()) {
            boolean running = files.busy(id);
            try {
                Recorded recorded = read(id);
                all.add(JournalSummary.of(recorded, running ? JournalState.RUNNING : JournalState.of(recorded)));
            } catch (RemedyException | UsageException e) {
                all.add(JournalSummary.unreadable(
                        id, running ? JournalState.RUNNING : JournalState.UNREADABLE, e.getMessage()));
            }
        }
        return all;
    }

    /** Applies that were interrupted or paused, or cancelled with calls in flight, the newest first. */
    public List<JournalSummary> unfinished() {
        return list().stream()
                .filter(JournalSummary::resumable)
                .filter(summary -> summary.state() != JournalState.DONE)
                .toList();
    }

    /**
     * The journals of a plan, the oldest first.
     *
     * @param uid of the plan; several plans can have one id
     */
    public List<Recorded> ofPlan(String uid) {
        return list().stream()
                .filter(summary -> summary.uid().equals(uid))
                .sorted(Comparator.comparingLong(summary -> number(summary.id())))
                .map(summary -> read(summary.id()))
                .toList();
    }

    /** The highest number of a plan in any journal; 0 for none. Plans count on from here. */
    public int newestPlan() {
        return list().stream()
                .map(summary -> PLAN.matcher(summary.plan()))
                .filter(Matcher::matches)
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .max()
                .orElse(0);
    }

    /**
     * Every changing call of a journal, for audits.
     *
     * @throws UsageException where there is none of that id
     * @throws RemedyException where it can't be read
     */
    public List<JournalRow> rows(String id) {
        return JournalRow.of(read(id));
    }

    private List<String> ids() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(match -> "j" + match.group(1))
                    .sorted(Comparator.comparingLong(Journals::number).reversed())
                    .toList();
        } catch (IOException e) {
            throw new RemedyException("the folder of journals can't be read: " + e.getMessage(), "look at " + folder);
        }
    }

    private long newest() {
        return ids().stream().mapToLong(Journals::number).max().orElse(0);
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(1));
    }

    private void checked(String id) {
        if (!ID.matcher(id).matches() || !Files.isRegularFile(folder.resolve(id + ".jsonl"))) {
            throw new UsageException("no journal \"" + id + "\"", "`journal` lists them");
        }
    }
}
