package dev.fleetsh.fleet;

/** What kind of machine a node is. */
public enum NodeKind implements Labelled {
    /** EC2 instance, id i-…. */
    EC2("ec2"),
    /** Machine registered by a hybrid activation, id mi-…. */
    HYBRID("hybrid"),
    /** AWS IoT Greengrass core device, id mi-…. */
    EDGE("edge");

    private final String label;

    NodeKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
