package dev.fleetsh.shell;

import dev.fleetsh.source.Progress;
import dev.fleetsh.source.ScopeProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One line at the bottom of a terminal that says how far collecting has come. */
final class ProgressLine implements Progress {
    private static final String ERASE = "\r\u001b[K";

    private final Appendable terminal;
    private volatile @Nullable State state;
    private boolean shown;
    private boolean held;

    private final ScopeTally scopes = new ScopeTally();

    private record State(Progress by, String what, int done, int total, ScopeTally scopes) {}

    ProgressLine(Appendable terminal) {
        this.terminal = terminal;
    }

    @Override
    public void at(String what, int done, int total) {
        state = new State(this, what, done, total, scopes);
    }

    @Override
    public void scope(ScopeProgress now) {
        scopes.take(now);
    }

    /** A teller of one collecting, whose end takes away nothing that another one tells. */
    Progress one() {
        ScopeTally own = new ScopeTally();
        return new Progress() {
            @Override
            public void at(String what, int done, int total) {
                state = new State(this, what, done, total, own);
            }

            @Override
            public void scope(ScopeProgress now) {
                own.take(now);
            }
        };
    }

    /** Shows how far it is; nothing while nothing is known. */
    synchronized void draw(int width) {
        State now = state;
        if (now == null || held) {
            return;
        }
        String count = now.total > 0 ? " " + now.done + " of " + now.total : "";
        String where = now.scopes.text();
        String text =
                "collecting" + count + " · " + ErrorText.clean(where.isEmpty() ? now.what : now.what + " · " + where);
        // The last column stays free: writing there makes some terminals wrap.
        write(ERASE + text.substring(0, Math.min(text.length(), Math.max(1, width - 1))));
        shown = true;
    }

    /** Takes the line away again. */
    synchronized void erase() {
        if (shown) {
            write(ERASE);
            shown = false;
        }
    }

    /** Takes the line away and keeps it away, because an answer is being written. */
    synchronized void hold() {
        erase();
        held = true;
    }

    /** Lets the line come back. */
    synchronized void release() {
        held = false;
    }

    /** Takes the line away and forgets how far it was, because the collecting is over. */
    synchronized void end() {
        erase();
        state = null;
    }

    /** The same, when that one was the last to tell something. */
    synchronized void end(Progress one) {
        State now = state;
        if (now != null && now.by == one) {
            end();
        }
    }

    private void write(String text) {
        try {
            terminal.append(text);
            if (terminal instanceof java.io.Flushable flushable) {
                flushable.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
