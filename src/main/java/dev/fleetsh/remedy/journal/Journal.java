package dev.fleetsh.remedy.journal;

/** Where an apply writes what it does. It is written by one thread. */
public interface Journal extends AutoCloseable {
    /** As people call it: {@code j12}. */
    String id();

    /** 6 hexadecimal digits that tell it from journals of the same id on other machines. */
    String tag();

    /** Number that the next record will have, from 1. */
    long next();

    /**
     * Writes a record; when this returns, it is on the disk.
     *
     * @throws dev.fleetsh.fleet.RemedyException when it can't be written: then the call that it announces must not be made
     */
    void append(JournalRecord record);

    /** Lets others have the journal. */
    @Override
    void close();
}
