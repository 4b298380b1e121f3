package dev.fleetsh.render;

import dev.fleetsh.fleet.SessionPreferences;
import java.util.ArrayList;
import java.util.List;

/** Session preferences in a few words: what is switched on. */
final class PreferencesText {
    private PreferencesText() {}

    static String of(SessionPreferences preferences) {
        List<String> on = new ArrayList<>();
        if (!preferences.documentExists()) {
            on.add("AWS's defaults");
        }
        if (preferences.encryptsSessions()) {
            on.add("KMS key " + preferences.kmsKeyId());
        }
        if (!preferences.s3BucketName().isEmpty()) {
            on.add("S3 bucket " + preferences.s3BucketName());
        }
        if (!preferences.cloudWatchLogGroupName().isEmpty()) {
            on.add((preferences.streamsToCloudWatch() ? "streaming to " : "log group ")
                    + preferences.cloudWatchLogGroupName());
        }
        if (preferences.runAsEnabled()) {
            on.add("run as "
                    + (preferences.runAsDefaultUser().isEmpty() ? "the tagged user" : preferences.runAsDefaultUser()));
        }
        if (!preferences.shellProfileLinux().isEmpty()
                || !preferences.shellProfileWindows().isEmpty()) {
            on.add("shell profile");
        }
        return on.isEmpty() ? "nothing switched on" : String.join(", ", on);
    }
}
