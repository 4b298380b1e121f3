package dev.fleetsh.check;

import java.util.List;

/** Something that sessions need permissions for, with its IAM actions, from dated data. */
enum Need {
    /** The agent registers and reports. */
    REPORT("report"),
    /** The agent opens its control channel, and sessions their data channels. */
    CHANNEL("channel"),
    /** The agent takes part in the encryption of sessions. */
    KEY("key"),
    /** The agent asks whether the bucket of logs is encrypted. */
    S3_LOOK("s3-look"),
    S3_WRITE("s3-write"),
    /** The log is encrypted with the key of its bucket. */
    S3_KEY("s3-key"),
    /** The agent asks whether the log group is there and encrypted. */
    LOGS_LOOK("logs-look"),
    LOGS_WRITE("logs-write"),
    /** A person starts a session. */
    START("start"),
    /** A person's session makes its key. */
    PERSON_KEY("person-key");

    private final List<String> actions;

    Need(String id) {
        this.actions = Rows.ALL.stream()
                .filter(row -> row.text("need").equals(id))
                .map(row -> row.text("action"))
                .toList();
        if (actions.isEmpty()) {
            throw new IllegalStateException("needs.tsv has no need " + id);
        }
    }

    /** IAM actions, all of which are needed. */
    List<String> actions() {
        return actions;
    }

    /** Read once, before the first need is made. */
    private static final class Rows {
        private static final List<DataFile.Row> ALL = DataFile.read("needs.tsv");
    }
}
