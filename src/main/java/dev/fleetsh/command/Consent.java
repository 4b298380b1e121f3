package dev.fleetsh.command;

import dev.fleetsh.remedy.apply.ApplyListener;
import dev.fleetsh.remedy.guard.Confirmer;
import dev.fleetsh.remedy.guard.Question;
import dev.fleetsh.remedy.guard.Reply;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers before anything is changed: the person at the terminal does; where there is none, what was said on the command
 * line. Neither sessions nor scripts can reach it, so that nobody else answers. Safe for several threads.
 */
public final class Consent implements Confirmer {
    private final OptionalInt given;
    private final ThreadLocal<OptionalInt> line = ThreadLocal.withInitial(OptionalInt::empty);
    private volatile @Nullable Confirmer person;
    private volatile ApplyListener watcher = ApplyListener.NONE;
    private volatile Consumer<String> remarks = text -> {};

    /**
     * @param given how many nodes a plan may reach that is applied without a question; empty where the command line said
     *     nothing
     */
    public Consent(OptionalInt given) {
        this.given = given;
    }

    /** Consent to nothing. */
    public static Consent none() {
        return new Consent(OptionalInt.empty());
    }

    /** From now on a person is asked, whatever the command line said. */
    public void by(Confirmer asked) {
        person = asked;
    }

    /**
     * Says who watches what is applied.
     *
     * @param heard hears, in a sentence, what went wrong beside it
     */
    public void watched(ApplyListener listener, Consumer<String> heard) {
        watcher = listener;
        remarks = heard;
    }

    ApplyListener watcher() {
        return watcher;
    }

    void remark(String text) {
        remarks.accept(text);
    }

    /** Does something with the consent that the person typed in this line, where nobody can be asked. */
    <T extends @Nullable Object> T with(OptionalInt nodes, Supplier<T> work) {
        line.set(nodes);
        try {
            return work.get();
        } finally {
            line.remove();
        }
    }

    @Override
    public Reply ask(Question question) {
        Confirmer asked = person;
        if (asked != null) {
            return asked.ask(question);
        }
        OptionalInt most = line.get().isPresent() ? line.get() : given;
        return most.isPresent() ? new Reply.Beforehand(most.getAsInt()) : new Reply.Nobody();
    }
}
