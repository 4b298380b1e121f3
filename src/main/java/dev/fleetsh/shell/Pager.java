package dev.fleetsh.shell;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** Shows a text that is longer than the screen, with JLine's pager: it scrolls, searches, and goes away at {@code q}. */
final class Pager {
    private static final String KEYS = "space and arrows scroll, / searches, q leaves";

    private final Terminal terminal;
    private volatile @Nullable Thread reading;

    Pager(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether a text is clearly longer than the screen: a little more is read more easily by scrolling back. */
    boolean suits(String text) {
        int height = terminal.getHeight();
        int width = terminal.getWidth();
        return height > 2 && width > 0 && rows(text, width, height * 3 / 2) > height * 3 / 2;
    }

    /** Rows on a screen of that width; counts no further than to the first beyond a number. */
    private static int rows(String text, int width, int enough) {
        int rows = 0;
        int start = 0;
        while (start < text.length() && rows <= enough) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            rows += end - start <= width
                    ? 1
                    : Math.max(
                            1,
                            -Math.floorDiv(
                                    -AttributedString.fromAnsi(text.substring(start, end))
                                            .columnLength(),
                                    width));
            start = end + 1;
        }
        return rows;
    }

    /** Shows the text until the person leaves it. */
    void show(String text) {
        reading = Thread.currentThread();
        try {
            Less less = new Text(terminal, text);
            less.veryQuiet = true;
            less.ignoreCaseCond = true;
            less.run(new ArrayList<>(
                    List.of(new Source.InputStreamSource(new ByteArrayInputStream(new byte[0]), true, "answer"))));
        } catch (InterruptedException | UserInterruptException e) {
            // Ctrl-C leaves the pager, as q does.
            return;
        } catch (IOError e) {
            if (!(e.getCause() instanceof InterruptedIOException)) {
                throw e;
            }
        } catch (InterruptedIOException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reading = null;
            Thread.interrupted();
        }
    }

    /** Leaves the pager, if it is open. */
    boolean interrupt() {
        Thread reader = reading;
        if (reader != null) {
            reader.interrupt();
        }
        return reader != null;
    }

    /** The source's bytes would be read in the encoding of the platform, which need not have every character. */
    private static final class Text extends Less {
        private final String text;

        Text(Terminal terminal, String text) {
            super(terminal, Path.of(""));
            this.text = text;
        }

        /** A key that scrolls a page scrolls one of the new size. */
        @Override
        public void handle(Terminal.Signal signal) {
            super.handle(signal);
            window = size.getRows() - 1;
            halfWindow = window / 2;
        }

        @Override
        protected void openSource() throws IOException {
            super.openSource();
            if (sourceIdx == 1) {
                reader = new BufferedReader(new StringReader(text));
                message = KEYS;
            }
        }
    }
}
