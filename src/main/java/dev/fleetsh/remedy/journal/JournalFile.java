package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.json.DataJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** A journal that is being written. Each record is on the disk before {@link #append} returns. */
final class JournalFile implements Journal {
    /** Version of the form; it goes up when records mean something else to an older reader. */
    static final int FORMAT = 1;

    private final String id;
    private final String tag;
    private final FileChannel channel;
    private final Runnable release;
    private long number;
    private String sum;
    private boolean broken;

    /**
     * @param channel open for writing, at its end
     * @param number of the last record
     * @param sum its checksum
     * @param release gives the lock back
     */
    JournalFile(String id, String tag, FileChannel channel, long number, String sum, Runnable release) {
        this.id = id;
        this.tag = tag;
        this.channel = channel;
        this.number = number;
        this.sum = sum;
        this.release = release;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String tag() {
        return tag;
    }

    @Override
    public long next() {
        return number + 1;
    }

    @Override
    public void append(JournalRecord record) {
        if (broken) {
            throw failed("an earlier record could not be written");
        }
        JournalLine line = JournalLine.after(sum, number + 1, DataJson.compact(RecordJson.data(record)));
        ByteBuffer bytes = ByteBuffer.wrap((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
        // An interrupt would close the channel in the middle of a line; it is kept for whoever looks at it next.
        boolean interrupted = Thread.interrupted();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            broken = true;
            throw failed(String.valueOf(e.getMessage()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        number = line.number();
        sum = line.sum();
    }

    private RemedyException failed(String why) {
        return new RemedyException(
                "journal " + id + " can't be written: " + why,
                "nothing more is called without it; `resume` goes on when there is room again");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Every record was synced already.
            broken = true;
        }
        release.run();
    }
}
