package dev.fleetsh.sandbox.network;

import java.util.List;
import java.util.Map;

/**
 * A security group.
 *
 * @param id {@code sg-…}
 * @param vpcId the VPC that it is of
 * @param name unique in the VPC
 * @param description what people wrote
 * @param rules in the order in which they were made
 * @param tags its tags
 */
public record SecurityGroup(
        String id, String vpcId, String name, String description, List<GroupRule> rules, Map<String, String> tags) {
    /** The group with these rules. */
    public SecurityGroup withRules(List<GroupRule> newRules) {
        return new SecurityGroup(id, vpcId, name, description, List.copyOf(newRules), tags);
    }

    /** The group with these tags. */
    public SecurityGroup withTags(Map<String, String> newTags) {
        return new SecurityGroup(id, vpcId, name, description, rules, newTags);
    }
}
