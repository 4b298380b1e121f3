package dev.fleetsh.sandbox.world;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Contents of {@code SSM-SessionManagerRunShell}. Each is the document that the console writes with some inputs changed;
 * {@code ACCOUNT} and {@code REGION} stand for those of the scope.
 */
final class SessionDocuments {
    private static final String HEAD = """
            {
              'schemaVersion': '1.0',
              'description': 'Document to hold regional settings for Session Manager',
              'sessionType': 'Standard_Stream',
              'inputs': {
            """;
    private static final String TAIL = "\n  }\n}\n";
    private static final String KEY = "'arn:aws:kms:REGION:ACCOUNT:key/5c0f9d2e-3b7a-4e61-9f0d-2a6b8c4d1e7f'";
    private static final String LINUX_PROFILE = "{'windows': '', 'linux': 'cd $HOME; exec /bin/bash'}";
    private static final String BOTH_PROFILES =
            "{'windows': 'Set-Location C:\\\\', 'linux': 'export HISTCONTROL=ignorespace; exec /bin/bash'}";

    /** Nothing but timeouts. */
    static final String PLAIN = inputs("idleSessionTimeout", "'20'", "maxSessionDuration", "'60'");

    /** Sessions are encrypted with a key. */
    static final String KMS = inputs("kmsKeyId", KEY);

    /** Logs stream to CloudWatch; the log group need not be encrypted. */
    static final String STREAMING = inputs(
            "cloudWatchLogGroupName",
            "'/ssm/sessions'",
            "cloudWatchStreamingEnabled",
            "true",
            "cloudWatchEncryptionEnabled",
            "false");

    /** A shell profile for each family. */
    static final String SHELL_PROFILES = inputs("shellProfile", BOTH_PROFILES);

    /** Run-as with a default user; logs go to S3, to a bucket that need not be encrypted. */
    static final String RUN_AS = inputs(
            "runAsEnabled",
            "true",
            "runAsDefaultUser",
            "'operator'",
            "s3BucketName",
            "'session-logs-ACCOUNT-REGION'",
            "s3EncryptionEnabled",
            "false");

    /** Run-as, but nobody said as whom; and timeouts out of their ranges, 1 to 60 and 1 to 1440. */
    static final String RUN_AS_NOBODY =
            inputs("runAsEnabled", "true", "idleSessionTimeout", "'90'", "maxSessionDuration", "'2000'");

    /** Every preference at once; the logs must be encrypted. */
    static final String EVERYTHING = inputs(
            "kmsKeyId", KEY,
            "cloudWatchLogGroupName", "'/ssm/sessions'",
            "cloudWatchStreamingEnabled", "true",
            "s3BucketName", "'session-logs-ACCOUNT-REGION'",
            "shellProfile", LINUX_PROFILE,
            "idleSessionTimeout", "'60'",
            "maxSessionDuration", "'1440'");

    /** Booleans written as texts, which agents read since 3.0.655.0. */
    static final String TEXT_BOOLEANS = inputs(
            "cloudWatchEncryptionEnabled", "'false'",
            "cloudWatchStreamingEnabled", "'false'",
            "s3EncryptionEnabled", "'true'",
            "runAsEnabled", "'false'");

    /** Somebody's edit: the last brackets are gone, so it is not JSON. */
    static final String BROKEN = PLAIN.substring(0, PLAIN.lastIndexOf('}', PLAIN.lastIndexOf('}') - 1));

    private SessionDocuments() {}

    static String of(String document, Account account, String region) {
        return document.replace("ACCOUNT", account.id()).replace("REGION", region);
    }

    private static String inputs(String... changes) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("s3BucketName", "''");
        inputs.put("s3KeyPrefix", "''");
        inputs.put("s3EncryptionEnabled", "true");
        inputs.put("cloudWatchLogGroupName", "''");
        inputs.put("cloudWatchEncryptionEnabled", "true");
        inputs.put("cloudWatchStreamingEnabled", "false");
        inputs.put("idleSessionTimeout", "'20'");
        inputs.put("maxSessionDuration", "''");
        inputs.put("kmsKeyId", "''");
        inputs.put("runAsEnabled", "false");
        inputs.put("runAsDefaultUser", "''");
        inputs.put("shellProfile", "{'windows': '', 'linux': ''}");
        for (int i = 0; i < changes.length; i += 2) {
            inputs.put(changes[i], changes[i + 1]);
        }
        StringBuilder json = new StringBuilder(HEAD);
        String separator = "";
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            json.append(separator)
                    .append("    '")
                    .append(input.getKey())
                    .append("': ")
                    .append(input.getValue());
            separator = ",\n";
        }
        return json.append(TAIL).toString().replace('\'', '"');
    }
}
