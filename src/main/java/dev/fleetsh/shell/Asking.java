package dev.fleetsh.shell;

import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.guard.Confirmer;
import dev.fleetsh.remedy.guard.Question;
import dev.fleetsh.remedy.guard.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands questions from the thread of a line to the thread that has the terminal, and the answer back. The line waits; when
 * it is cancelled, nothing is approved.
 */
final class Asking implements Confirmer {
    private @Nullable Asked asked;
    private boolean heard;

    private record Asked(Question question, CompletableFuture<String> answer) {}

    /** Whether somebody looks after questions now: a line that the person typed is running. */
    synchronized void heard(boolean now) {
        heard = now;
        if (!now && asked != null) {
            asked.answer.complete("");
            asked = null;
        }
    }

    @Override
    public Reply ask(Question question) {
        Asked mine = new Asked(question, new CompletableFuture<>());
        synchronized (this) {
            if (!heard || asked != null) {
                throw new RemedyException(
                        "not approved: only what a line at the prompt wants to change is asked about, one at a time",
                        "a start-up file can plan, and applies nothing");
            }
            asked = mine;
        }
        try {
            return new Reply.Typed(mine.answer.get());
        } catch (InterruptedException e) {
            throw new InterruptedByUserException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the question could not be asked: " + e.getCause(), e);
        } finally {
            forget(mine);
        }
    }

    private synchronized void forget(Asked mine) {
        if (asked == mine) {
            asked = null;
        }
    }

    /** Has a question that waits answered, if there is one. */
    void answer(Function<Question, String> person) {
        Asked waiting;
        synchronized (this) {
            waiting = asked;
        }
        if (waiting != null) {
            try {
                waiting.answer.complete(person.apply(waiting.question));
            } finally {
                // Whatever went wrong while asking is no consent.
                waiting.answer.complete("");
            }
        }
    }
}
