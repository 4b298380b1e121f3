package dev.fleetsh.remedy.guard;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;

/** A journal for tests of single calls, in which all calls stand as being made. */
public final class Announcing implements Journal {
    /** The permit, with calls that are recorded. */
    public static Permit calls(Permit permit) {
        permit.recordedIn(new Announcing());
        return permit;
    }

    @Override
    public String id() {
        return "j1";
    }

    @Override
    public String tag() {
        return "000000";
    }

    @Override
    public long next() {
        return 1;
    }

    @Override
    public void append(JournalRecord record) {}

    @Override
    public boolean announces(ScopeId scope, String operation) {
        return true;
    }

    @Override
    public void close() {}
}
