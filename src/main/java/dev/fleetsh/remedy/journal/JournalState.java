package dev.fleetsh.remedy.journal;

import dev.fleetsh.fleet.Labelled;

/** Where an apply stands, by its journal. */
public enum JournalState implements Labelled {
    /** Some process is writing it. */
    RUNNING("running"),
    /** Its process died. */
    INTERRUPTED("interrupted"),
    PAUSED("paused"),
    CANCELLED("cancelled"),
    DONE("done"),
    /** It is damaged, or of a newer fleetsh. */
    UNREADABLE("unreadable");

    private final String label;

    JournalState(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    static JournalState of(Recorded recorded) {
        JournalState state = INTERRUPTED;
        for (Recorded.Entry entry : recorded.entries()) {
            JournalRecord record = entry.record();
            if (record instanceof JournalRecord.Finished) {
                state = DONE;
            } else if (record instanceof JournalRecord.Cancelled) {
                state = CANCELLED;
            } else if (record instanceof JournalRecord.Paused) {
                state = PAUSED;
            } else if (record instanceof JournalRecord.Continued) {
                state = INTERRUPTED;
            }
        }
        return state;
    }
}
