package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.json.DataJson;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * A journal that is being written. Each record is on the disk before {@link #append} returns. It is no channel, since an
 * interrupt would close that in the middle of a line.
 */
final class JournalFile implements Journal {
    /** Version of the form; it goes up when records mean something else to an older reader. */
    static final int FORMAT = 1;

    private final String id;
    private final String tag;
    private final RandomAccessFile file;
    private final Runnable release;
    private final Announced announced = new Announced();
    private long number;
    private String sum;
    private boolean broken;

    /**
     * @param file open for writing, at its end
     * @param number of the last record
     * @param sum its checksum
     * @param release gives the lock back
     */
    JournalFile(String id, String tag, RandomAccessFile file, long number, String sum, Runnable release) {
        this.id = id;
        this.tag = tag;
        this.file = file;
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
        try {
            file.write((line.text() + "\n").getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        } catch (IOException e) {
            broken = true;
            throw failed(String.valueOf(e.getMessage()));
        }
        number = line.number();
        sum = line.sum();
        announced.written(number, record);
    }

    @Override
    public boolean announces(ScopeId scope, String operation) {
        return announced.has(scope, operation);
    }

    private RemedyException failed(String why) {
        return new RemedyException(
                "journal " + id + " can't be written: " + why,
                "nothing more is called without it; `resume` goes on when there is room again");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Every record was synced already.
            broken = true;
        }
        release.run();
    }
}
