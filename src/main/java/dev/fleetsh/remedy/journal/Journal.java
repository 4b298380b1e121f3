package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.ScopeId;

/** Where an apply writes what it does. It is written by one thread, and any may ask it. */
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

    /** Whether such a call was announced here by this process, and its end does not stand here yet. */
    boolean announces(ScopeId scope, String operation);

    /** Lets others have the journal. */
    @Override
    void close();
}
