package dev.fleetsh.shell;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.remedy.apply.ApplyEvent;
import dev.fleetsh.remedy.apply.ApplyListener;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.render.Paragraph;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line for each wave of an apply, and one for the looking afterwards:
 *
 * <pre>
 *  wave 2/3 agent  WEB-MAD-07, WEB-MAD-08 and 3 more  ▇▇▇▇▇▇░░░░ 3 of 5 nodes, 3 changed   4 s
 *  verify          5 effects  ▇▇▇▇▇▇▇▇▇▇ 5 of 5 ✓   11 s
 * </pre>
 *
 * <p>Where a terminal can be drawn on, the line that is under way is drawn anew, each second at least; elsewhere each is
 * written once, when it is over.
 */
final class ApplyLines implements ApplyListener {
    private static final int BAR = 10;
    private static final int NAMES = 3;
    private static final String ERASE = "\r\u001b[K";

    private final Consumer<String> out;
    private final IntSupplier width;
    private final boolean drawn;
    private final Supplier<@Nullable Fleet> fleet;
    private final Set<Thread> forgotten = Collections.newSetFromMap(new WeakHashMap<>());
    private @Nullable Thread teller;
    private @Nullable Under under;
    private long shown;

    private enum Kind {
        WAVE,
        VERIFYING,
        /** A call is made again until AWS has got over what was done before it. */
        SETTLING
    }

    /** What is under way. */
    private static final class Under {
        private final String head;
        private final int total;
        private final Kind kind;
        /** What it waits for, while it does. */
        private final String note;

        private final long start = System.nanoTime();
        private final Set<String> over = new HashSet<>();
        private int good;
        private int bad;

        Under(Kind kind, String head, int total, String note) {
            this.kind = kind;
            this.head = head;
            this.total = total;
            this.note = note;
        }

        private long seconds() {
            return Duration.ofNanos(System.nanoTime() - start).toSeconds();
        }
    }

    /**
     * @param width columns, 0 for no limit
     * @param drawn whether a line can be drawn anew
     */
    ApplyLines(Consumer<String> out, IntSupplier width, boolean drawn, Supplier<@Nullable Fleet> fleet) {
        this.out = out;
        this.width = width;
        this.drawn = drawn;
        this.fleet = fleet;
    }

    @Override
    public synchronized void on(ApplyEvent event) {
        if (forgotten.contains(Thread.currentThread())) {
            return;
        }
        teller = Thread.currentThread();
        if (event instanceof ApplyEvent.WaveBegun wave) {
            end();
            String head = " wave " + wave.number() + "/" + wave.of() + " "
                    + wave.stage().label() + "  " + names(wave.nodes());
            under = new Under(Kind.WAVE, head, wave.nodes().size(), "");
        } else if (event instanceof ApplyEvent.Ended ended) {
            ended(ended);
        } else if (event instanceof ApplyEvent.Verifying verifying) {
            end();
            int effects = verifying.effects().size();
            under = new Under(
                    Kind.VERIFYING, " verify  " + counted(effects, "effect"), effects, longest(verifying.effects()));
        } else if (event instanceof ApplyEvent.Settling settling) {
            String head = ErrorText.clean(" waits    " + settling.effect().resource() + ": " + settling.why());
            if (under == null) {
                under = new Under(Kind.SETTLING, head, 0, upTo(settling.within()));
            } else {
                say(head + upTo(settling.within()));
            }
        } else if (event instanceof ApplyEvent.Pausing) {
            say(" pausing  after what is in flight; Ctrl-C again leaves at once");
        } else if (event instanceof ApplyEvent.Left left) {
            under = null;
            say(ErrorText.clean(" left     " + left.plan() + ", as it stands: `resume " + left.plan()
                    + "` finds out what became of what was in flight"));
        } else if (event instanceof ApplyEvent.Verified verified && under != null) {
            under.over.add(String.valueOf(verified.effect().number()));
            under.good += verified.yes() ? 1 : 0;
            under.bad += verified.yes() ? 0 : 1;
        } else if (event instanceof ApplyEvent.Paused || event instanceof ApplyEvent.Finished) {
            end();
        }
        draw();
    }

    private void ended(ApplyEvent.Ended ended) {
        boolean bad = ended.outcome() instanceof Outcome.Failed || ended.outcome() instanceof Outcome.Unknown;
        if (under != null && under.kind == Kind.SETTLING) {
            end();
        }
        if (under != null && under.kind == Kind.WAVE) {
            under.over.addAll(ended.effect().nodes());
            under.good += ended.outcome().changed() ? 1 : 0;
            under.bad += bad ? 1 : 0;
        } else {
            String word = ended.outcome().changed() ? "changed" : bad ? "failed " : "as is  ";
            say(ErrorText.clean(" " + word + "  " + ended.effect().resource() + ": "
                    + ended.effect().title()));
        }
    }

    /** Forgets what is under way: it was left to itself, and what it goes on to tell would be drawn over the prompt. */
    synchronized void forget() {
        under = null;
        if (teller != null) {
            forgotten.add(teller);
            teller = null;
        }
    }

    private void draw() {
        if (drawn && under != null) {
            shown = under.seconds();
            String text = text(under) + under.note;
            int columns = width.getAsInt();
            // The last column stays free: writing there makes some terminals wrap.
            out.accept(ERASE + (columns > 1 && text.length() >= columns ? text.substring(0, columns - 1) : text));
        }
    }

    private void end() {
        Under over = under;
        under = null;
        if (over != null) {
            say(text(over));
        }
    }

    /** Writes a line that stays, in the place of the one that is under way. */
    private void say(String text) {
        int columns = width.getAsInt();
        // The blank in front is kept where the rest is wrapped.
        out.accept(
                (drawn ? ERASE : "") + " " + Paragraph.of(text.strip(), columns > 1 ? columns - 1 : columns, 2) + "\n");
    }

    /** Lets a line that is under way show how long it has been. */
    synchronized void tick() {
        if (under != null && under.seconds() != shown) {
            draw();
        }
    }

    private static String longest(List<Effect> effects) {
        return effects.stream()
                .map(effect -> effect.verification().within())
                .max(Comparator.naturalOrder())
                .map(ApplyLines::upTo)
                .orElse("");
    }

    private static String upTo(Duration time) {
        return ", up to "
                + (time.compareTo(Duration.ofMinutes(1)) < 0 ? time.toSeconds() + " s" : time.toMinutes() + " min");
    }

    private static String text(Under now) {
        if (now.kind == Kind.SETTLING) {
            return now.head + "   " + now.seconds() + " s";
        }
        int done = Math.min(now.total, now.over.size());
        int filled = now.total == 0 ? BAR : BAR * done / now.total;
        String what = now.kind == Kind.VERIFYING
                ? done + " of " + now.total + (now.good > 0 ? ", " + now.good + " ✓" : "")
                        + (now.bad > 0 ? ", " + now.bad + " ✗" : "")
                : done + " of " + counted(now.total, "node") + ", " + now.good + " changed"
                        + (now.bad > 0 ? ", " + now.bad + " failed" : "");
        return now.head + "  " + "▇".repeat(filled) + "░".repeat(BAR - filled) + " " + what + "   " + now.seconds()
                + " s";
    }

    private String names(List<String> ids) {
        Fleet known = fleet.get();
        String some = ids.stream()
                .limit(NAMES)
                .map(id -> {
                    Node node = known == null ? null : known.node(id);
                    return ErrorText.clean(node == null ? id : node.name());
                })
                .collect(Collectors.joining(", "));
        return ids.size() > NAMES ? some + " and " + (ids.size() - NAMES) + " more" : some;
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
