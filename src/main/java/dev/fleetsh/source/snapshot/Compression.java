package dev.fleetsh.source.snapshot;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import com.github.luben.zstd.util.Native;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How a snapshot is packed; the end of its name tells. */
enum Compression {
    NONE(".jsonl"),
    GZIP(".jsonl.gz"),
    ZSTD(".jsonl.zst");

    private static final int BUFFER = 1 << 16;
    private static final int ZSTD_LEVEL = 1;

    private final String ending;

    Compression(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }

    /** By the name of a file; what has no such ending is not packed. */
    static Compression of(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".zst") ? ZSTD : name.endsWith(".gz") ? GZIP : NONE;
    }

    InputStream unpack(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            // A frame that ends too early is an error, not an end.
            case ZSTD -> {
                require();
                yield new ZstdInputStream(in).setContinuous(false);
            }
        };
    }

    OutputStream pack(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case ZSTD -> {
                require();
                yield new ZstdOutputStream(out, ZSTD_LEVEL).setChecksum(true);
            }
        };
    }

    /** What new files are packed by: zstd, where its library can be loaded. */
    static Compression best() {
        try {
            require();
            return ZSTD;
        } catch (IOException e) {
            return GZIP;
        }
    }

    /** The library unpacks itself into the folder for temporary files, which may be full, or not for programs. */
    private static void require() throws IOException {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new IOException("the library of zstd can't be loaded: " + e.getMessage(), e);
        }
    }
}
