package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Labelled;

/** Which way a path goes. */
public enum Carrier implements Labelled {
    /** To the service's public addresses. */
    PUBLIC("public endpoint"),
    /** To network interfaces in the VPC. */
    INTERFACE_ENDPOINT("interface endpoint"),
    /** By a route to the service's addresses. */
    GATEWAY_ENDPOINT("gateway endpoint"),
    /** Nobody can tell which. */
    UNDECIDED("undecided");

    private final String label;

    Carrier(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
