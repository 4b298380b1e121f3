package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.plan.Plan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a journal holds.
 *
 * @param id such as {@code j12}
 * @param entries records by their numbers, those that can be read
 * @param damage what can't be read, a sentence each; a last line that was being written when the process died is none
 * @param torn whether such a last line was there; it was not finished, so what it announces was not done
 */
public record Recorded(String id, List<Entry> entries, List<String> damage, boolean torn) {
    public Recorded {
        entries = List.copyOf(entries);
        damage = List.copyOf(damage);
    }

    /**
     * A record with its place.
     *
     * @param number of its line, from 1
     */
    public record Entry(long number, JournalRecord record) {}

    /** Journals of one folder are numbered as they are begun: the later one has the higher number. */
    public long order() {
        return Long.parseLong(id.substring(1));
    }

    /**
     * How it began.
     *
     * @throws RemedyException where that can't be read
     */
    public JournalRecord.Opened opened() {
        return records(JournalRecord.Opened.class)
                .findFirst()
                .orElseThrow(() -> new RemedyException(
                        "journal " + id + " does not say what was applied"
                                + (damage.isEmpty() ? "" : ": " + damage.get(0)),
                        torn ? "the process died before anything was called; nothing was changed" : ""));
    }

    /**
     * Waves, concurrency and the like of the last time that it went on.
     *
     * @throws RemedyException where it can't be read how it began
     */
    public Map<String, @Nullable Object> options() {
        Map<String, @Nullable Object> options = opened().options();
        for (JournalRecord.Continued continued :
                records(JournalRecord.Continued.class).toList()) {
            options = continued.options().isEmpty() ? options : continued.options();
        }
        return options;
    }

    public Plan plan() {
        return opened().plan();
    }

    /** Records of one kind, in order. */
    public <R extends JournalRecord> Stream<R> records(Class<R> kind) {
        return entries.stream().map(Entry::record).filter(kind::isInstance).map(kind::cast);
    }

    /** What became of each effect that is over, by its number. */
    public Map<Integer, Outcome> outcomes() {
        Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
        records(JournalRecord.Ended.class).forEach(ended -> outcomes.put(ended.effect(), ended.outcome()));
        outcomes.values().removeIf(outcome -> !outcome.over());
        return outcomes;
    }

    /** Calls that were announced, and of which it is not known for every effect what became of it. */
    public List<Entry> inFlight() {
        return entries.stream()
                .filter(entry -> entry.record() instanceof JournalRecord.Intent
                        && !inFlight(entry.number()).isEmpty())
                .toList();
    }

    /**
     * The effects of an announced call of which it is not known what became of them.
     *
     * @param intent number of the line that announced it
     */
    public List<Integer> inFlight(long intent) {
        Set<Integer> open = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry.number() == intent && entry.record() instanceof JournalRecord.Intent announced) {
                open.addAll(announced.effects());
            } else if (entry.number() > intent && entry.record() instanceof JournalRecord.Ended ended) {
                open.remove(ended.effect());
            }
        }
        return List.copyOf(open);
    }

    /** Id of the command that an announced call led to, where AWS told it. */
    public Optional<JournalRecord.Sent> sent(long intent) {
        return records(JournalRecord.Sent.class)
                .filter(sent -> sent.intent() == intent)
                .findFirst();
    }

    /** Numbers of the effects of which it is not known that they are over. */
    public List<Integer> left() {
        Map<Integer, Outcome> outcomes = outcomes();
        return plan().effects().stream()
                .map(effect -> effect.number())
                .filter(number -> !outcomes.containsKey(number))
                .toList();
    }
}
