package dev.fleetsh.check;

import dev.fleetsh.fleet.Labelled;

/** Something that a person wants to do on a node. */
public enum Capability implements Labelled {
    SHELL("shell"),
    KMS("kms"),
    SHELL_PROFILE("shell-profile"),
    PORT_FORWARD("port-forward"),
    REMOTE_HOST_FORWARD("remote-host-forward"),
    SSH("ssh"),
    CLOUDWATCH_STREAMING("cloudwatch-streaming"),
    RUN_AS("run-as");

    private final String label;

    Capability(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
