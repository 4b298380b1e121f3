package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Labelled;

/** A service of AWS that the agent calls. The label is its name in host names and in those of endpoints. */
public enum Service implements Labelled {
    SSM("ssm"),
    SSMMESSAGES("ssmmessages"),
    EC2MESSAGES("ec2messages"),
    KMS("kms"),
    LOGS("logs"),
    S3("s3");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
