package dev.fleetsh.shell;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What scripts print to: one writer, or for a while another. */
final class Outlet extends Writer {
    private final Writer usual;
    private final Supplier<? extends @Nullable Writer> diverted;

    Outlet(Writer usual, Supplier<? extends @Nullable Writer> diverted) {
        this.usual = usual;
        this.diverted = diverted;
    }

    private Writer now() {
        Writer elsewhere = diverted.get();
        return elsewhere == null ? usual : elsewhere;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        now().write(text, offset, length);
    }

    @Override
    public void flush() throws IOException {
        now().flush();
    }

    @Override
    public void close() throws IOException {
        usual.close();
    }
}
