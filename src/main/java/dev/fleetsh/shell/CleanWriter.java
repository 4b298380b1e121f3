package dev.fleetsh.shell;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Lets text through to a terminal, without the control characters that could take it over; line ends and tabs stay. */
final class CleanWriter extends FilterWriter {
    CleanWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        if (passes((char) c)) {
            out.write(c);
        }
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        StringBuilder clean = new StringBuilder(length);
        for (int i = offset; i < offset + length; i++) {
            if (passes(text.charAt(i))) {
                clean.append(text.charAt(i));
            }
        }
        out.write(clean.toString());
    }

    /** Every character to be stopped is a single {@code char}, so surrogates pass one by one. */
    private static boolean passes(char c) {
        return c == '\n' || c == '\t' || Character.isSurrogate(c) || ErrorText.harmless(c);
    }
}
