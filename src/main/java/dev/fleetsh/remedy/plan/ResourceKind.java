package dev.fleetsh.remedy.plan;

import dev.fleetsh.fleet.Labelled;

/** Kinds of real resources that effects change. */
public enum ResourceKind implements Labelled {
    AGENT("agent"),
    OS_USER("OS user"),
    OS("operating system"),
    AD_DOMAIN("AD domain"),
    INSTANCE("instance"),
    MANAGED_NODE("managed node"),
    INSTANCE_PROFILE("instance profile"),
    ROLE("role"),
    SECURITY_GROUP("security group"),
    NETWORK_ACL("network ACL"),
    VPC("VPC"),
    VPC_ENDPOINT("VPC endpoint"),
    SERVICE_SETTING("service setting"),
    DOCUMENT("document"),
    ASSOCIATION("association"),
    ACTIVATION("activation"),
    KMS_KEY("KMS key"),
    LOG_GROUP("log group"),
    BUCKET("bucket"),
    TAG("tag");

    private final String label;

    ResourceKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether it belongs to the whole account, whatever Region asks. */
    public boolean ofAccount() {
        return switch (this) {
            case ROLE, INSTANCE_PROFILE, BUCKET -> true;
            default -> false;
        };
    }

    /** Whether it belongs to one node alone. */
    public boolean ofOneNode() {
        return switch (this) {
            case AGENT, OS_USER, OS, INSTANCE, MANAGED_NODE, TAG -> true;
            default -> false;
        };
    }
}
