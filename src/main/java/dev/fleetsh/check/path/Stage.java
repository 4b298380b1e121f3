package dev.fleetsh.check.path;

import dev.fleetsh.fleet.Labelled;

/** What kind of thing a hop is. The label is what people call it. */
public enum Stage implements Labelled {
    INTERFACE("network interface"),
    PROXY("proxy"),
    SHARING("shared subnet"),
    RESOLVER("name resolution"),
    ENDPOINT("endpoint"),
    PRIVATE_DNS("private DNS"),
    GROUP_OUT("security group, out"),
    ACL_OUT("network ACL, out"),
    ACL_BACK("network ACL, answers"),
    ROUTE("route"),
    ADDRESS("public address"),
    NAT("NAT gateway"),
    NAT_ACL("network ACL of the NAT gateway"),
    INTERNET("internet gateway"),
    ENDPOINT_ACL("network ACL of the endpoint"),
    ENDPOINT_GROUP("security group of the endpoint"),
    POLICY("endpoint policy"),
    TRANSIT("beyond the VPC");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
