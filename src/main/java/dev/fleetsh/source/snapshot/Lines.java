package dev.fleetsh.source.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream as bytes, without a copy for each. */
final class Lines {
    private static final int BLOCK = 1 << 18;
    private static final int LONGEST = 1 << 28;

    private final InputStream in;
    private byte[] block = new byte[BLOCK];
    private int from;
    private int next;
    private int end;
    private boolean over;
    private int length;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line that is not empty.
     *
     * @return false behind the last
     */
    boolean next() throws IOException {
        do {
            if (!advance()) {
                return false;
            }
        } while (length == 0);
        return true;
    }

    private boolean advance() throws IOException {
        from = next;
        int look = from;
        while (true) {
            for (; look < end; look++) {
                if (block[look] == '\n') {
                    return line(look, look + 1);
                }
            }
            if (over) {
                return from < end && line(end, end);
            }
            look -= from;
            fill();
            look += from;
        }
    }

    private boolean line(int stop, int following) {
        length = stop - from;
        next = following;
        return true;
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(block, from, block, 0, end - from);
            end -= from;
            from = 0;
        }
        if (end == block.length) {
            if (end >= LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " bytes");
            }
            block = Arrays.copyOf(block, end * 2);
        }
        int count = in.read(block, end, block.length - end);
        if (count < 0) {
            over = true;
        } else {
            end += count;
        }
    }

    /** Holds the line, from its start on, until the next is asked for. */
    byte[] bytes() {
        return block;
    }

    int start() {
        return from;
    }

    int length() {
        return length;
    }
}
