package dev.fleetsh.sandbox.service;

import java.util.Map;

/**
 * IAM actions of operations. Most have the operation's name.
 *
 * <p>Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3"; STS API reference,
 * GetCallerIdentity.
 */
public final class Actions {
    private static final Map<String, String> OTHERS = Map.of(
            "s3:GetBucketEncryption", "s3:GetEncryptionConfiguration",
            "s3:PutBucketEncryption", "s3:PutEncryptionConfiguration",
            "s3:DeleteBucketEncryption", "s3:PutEncryptionConfiguration",
            "s3:HeadBucket", "s3:ListBucket");

    private Actions() {}

    /** The action that allows an operation. */
    public static String of(String service, String operation) {
        String name = service + ":" + operation;
        return OTHERS.getOrDefault(name, name);
    }

    /** Whether any policy is asked at all: everybody may ask who they are. */
    public static boolean asked(String action) {
        return !action.equals("sts:GetCallerIdentity");
    }
}
