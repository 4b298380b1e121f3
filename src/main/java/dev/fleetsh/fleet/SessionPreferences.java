package dev.fleetsh.fleet;

/**
 * Inputs of the session document {@code SSM-SessionManagerRunShell}. An empty text means that the preference is not set.
 *
 * @param documentExists false where the account has none in this Region, so that AWS's defaults apply
 * @param s3KeyPrefix what the names of logs begin with in the bucket, without a stroke at its end
 * @param idleSessionTimeout minutes as written, 1 to 60; empty for the default of 20
 * @param maxSessionDuration minutes as written, 1 to 1440; empty for no limit
 * @param booleansAsText whether a boolean of the document is written as a text, which older agents can't parse
 */
public record SessionPreferences(
        boolean documentExists,
        String kmsKeyId,
        String s3BucketName,
        String s3KeyPrefix,
        boolean s3EncryptionEnabled,
        String cloudWatchLogGroupName,
        boolean cloudWatchEncryptionEnabled,
        boolean cloudWatchStreamingEnabled,
        boolean runAsEnabled,
        String runAsDefaultUser,
        String shellProfileLinux,
        String shellProfileWindows,
        String idleSessionTimeout,
        String maxSessionDuration,
        boolean booleansAsText) {

    /** What AWS applies where the document does not exist. */
    public static final SessionPreferences DEFAULTS =
            new SessionPreferences(false, "", "", "", true, "", true, false, false, "", "", "", "", "", false);

    /** Preferences whose logs lie at the top of their bucket. */
    public SessionPreferences(
            boolean documentExists,
            String kmsKeyId,
            String s3BucketName,
            boolean s3EncryptionEnabled,
            String cloudWatchLogGroupName,
            boolean cloudWatchEncryptionEnabled,
            boolean cloudWatchStreamingEnabled,
            boolean runAsEnabled,
            String runAsDefaultUser,
            String shellProfileLinux,
            String shellProfileWindows,
            String idleSessionTimeout,
            String maxSessionDuration,
            boolean booleansAsText) {
        this(
                documentExists,
                kmsKeyId,
                s3BucketName,
                "",
                s3EncryptionEnabled,
                cloudWatchLogGroupName,
                cloudWatchEncryptionEnabled,
                cloudWatchStreamingEnabled,
                runAsEnabled,
                runAsDefaultUser,
                shellProfileLinux,
                shellProfileWindows,
                idleSessionTimeout,
                maxSessionDuration,
                booleansAsText);
    }

    public boolean encryptsSessions() {
        return !kmsKeyId.isEmpty();
    }

    /** Streaming needs the flag and a log group. */
    public boolean streamsToCloudWatch() {
        return cloudWatchStreamingEnabled && !cloudWatchLogGroupName.isEmpty();
    }
}
