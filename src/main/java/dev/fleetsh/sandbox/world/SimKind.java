package dev.fleetsh.sandbox.world;

/** What a simulated machine is to AWS. */
public enum SimKind {
    /** EC2 instance, id i-…. */
    EC2("EC2Instance"),
    /** Machine of a hybrid activation or of another cloud, id mi-…. */
    HYBRID("ManagedInstance"),
    /** Greengrass core device, id mi-…. */
    EDGE("ManagedInstance");

    private final String resourceType;

    SimKind(String resourceType) {
        this.resourceType = resourceType;
    }

    /** AWS's {@code ResourceType}. */
    public String resourceType() {
        return resourceType;
    }
}
