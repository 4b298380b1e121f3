package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.Peer;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;

/** Security groups come and go, and their rules. */
final class SecurityGroupChanges {
    private SecurityGroupChanges() {}

    static CreateSecurityGroupResponse create(Caller caller, CreateSecurityGroupRequest request) {
        DryRun.check(request.dryRun());
        String vpc = Vpcs.find(caller, request.vpcId()).id();
        String name = request.groupName();
        if (name == null || request.description() == null) {
            throw ServiceError.of(
                    "MissingParameter",
                    "The request must contain the parameter " + (name == null ? "GroupName" : "GroupDescription"));
        }
        if (name.startsWith("sg-") || name.length() > 255) {
            throw ServiceError.of("InvalidParameterValue", "Invalid security group name '" + name + "'");
        }
        boolean taken = Shown.network(caller).groups().values().stream()
                .anyMatch(group -> group.vpcId().equals(vpc) && group.name().equals(name));
        if (taken) {
            throw ServiceError.of(
                    "InvalidGroup.Duplicate", "The security group '" + name + "' already exists for VPC '" + vpc + "'");
        }
        GroupRule out = new GroupRule(Shown.id("sgr-"), true, "-1", -1, -1, Peer.block("0.0.0.0/0"), "");
        SecurityGroup group = new SecurityGroup(
                Shown.id("sg-"),
                vpc,
                name,
                request.description(),
                List.of(out),
                Shown.tags(request.tagSpecifications()));
        Shown.change(caller, network -> network.with(group));
        return CreateSecurityGroupResponse.builder()
                .groupId(group.id())
                .securityGroupArn(caller.arn("ec2", "security-group/" + group.id()))
                .tags(Shown.tags(group.tags()))
                .build();
    }

    static DeleteSecurityGroupResponse delete(Caller caller, DeleteSecurityGroupRequest request) {
        DryRun.check(request.dryRun());
        SecurityGroup group = SecurityGroups.find(caller, request.groupId());
        if (group.name().equals("default")) {
            throw ServiceError.of(
                    "CannotDelete",
                    "the specified group: \"" + group.id() + "\" name: \"default\" cannot be deleted by a user");
        }
        Network network = Shown.network(caller);
        boolean used = network.endpoints().values().stream()
                        .anyMatch(endpoint -> endpoint.groups().contains(group.id()))
                || network.groups().values().stream()
                        .filter(other -> !other.id().equals(group.id()))
                        .flatMap(other -> other.rules().stream())
                        .anyMatch(rule -> rule.peer().equals(Peer.group(group.id())))
                || caller.index().instances().stream()
                        .anyMatch(node -> node.instance() != null
                                && node.instance()
                                        .placement()
                                        .securityGroupIds()
                                        .contains(group.id()));
        if (used) {
            throw ServiceError.of("DependencyViolation", "resource " + group.id() + " has a dependent object");
        }
        Map<String, SecurityGroup> groups = new TreeMap<>(network.groups());
        groups.remove(group.id());
        Shown.change(caller, now -> now.withGroups(groups));
        return DeleteSecurityGroupResponse.builder()
                .returnValue(true)
                .groupId(group.id())
                .build();
    }

    static AuthorizeSecurityGroupEgressResponse authorizeEgress(
            Caller caller, AuthorizeSecurityGroupEgressRequest request) {
        DryRun.check(request.dryRun());
        List<GroupRule> rules = authorize(caller, request.groupId(), request.ipPermissions(), true);
        return AuthorizeSecurityGroupEgressResponse.builder()
                .returnValue(true)
                .securityGroupRules(rules.stream()
                        .map(rule -> GroupPermissions.shown(
                                request.groupId(), rule, caller.account().id()))
                        .toList())
                .build();
    }

    static AuthorizeSecurityGroupIngressResponse authorizeIngress(
            Caller caller, AuthorizeSecurityGroupIngressRequest request) {
        DryRun.check(request.dryRun());
        List<GroupRule> rules = authorize(caller, request.groupId(), request.ipPermissions(), false);
        return AuthorizeSecurityGroupIngressResponse.builder()
                .returnValue(true)
                .securityGroupRules(rules.stream()
                        .map(rule -> GroupPermissions.shown(
                                request.groupId(), rule, caller.account().id()))
                        .toList())
                .build();
    }

    static RevokeSecurityGroupEgressResponse revokeEgress(Caller caller, RevokeSecurityGroupEgressRequest request) {
        DryRun.check(request.dryRun());
        revoke(caller, request.groupId(), request.ipPermissions(), request.securityGroupRuleIds(), true);
        return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
    }

    static RevokeSecurityGroupIngressResponse revokeIngress(Caller caller, RevokeSecurityGroupIngressRequest request) {
        DryRun.check(request.dryRun());
        revoke(caller, request.groupId(), request.ipPermissions(), request.securityGroupRuleIds(), false);
        return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
    }

    private static List<GroupRule> authorize(Caller caller, String id, List<IpPermission> permissions, boolean egress) {
        SecurityGroup group = SecurityGroups.find(caller, id);
        List<GroupRule> rules = GroupPermissions.rules(permissions, egress);
        List<GroupRule> all = new ArrayList<>(group.rules());
        for (GroupRule rule : rules) {
            if (rule.peer().kind() == Peer.Kind.GROUP) {
                SecurityGroups.find(caller, rule.peer().value());
            }
            if (all.stream().anyMatch(rule::same)) {
                throw ServiceError.of(
                        "InvalidPermission.Duplicate", "the specified rule \"" + text(rule) + "\" already exists");
            }
            all.add(rule);
        }
        Shown.change(caller, network -> network.with(group.withRules(all)));
        return rules;
    }

    private static void revoke(
            Caller caller, String id, List<IpPermission> permissions, List<String> ruleIds, boolean egress) {
        SecurityGroup group = SecurityGroups.find(caller, id);
        List<GroupRule> left = new ArrayList<>(group.rules());
        for (String ruleId : ruleIds) {
            if (!left.removeIf(rule -> rule.id().equals(ruleId) && rule.egress() == egress)) {
                throw ServiceError.of(
                        "InvalidSecurityGroupRuleId.NotFound",
                        "The security group rule ID '" + ruleId + "' does not exist");
            }
        }
        if (ruleIds.isEmpty() || !permissions.isEmpty()) {
            for (GroupRule rule : GroupPermissions.rules(permissions, egress)) {
                if (!left.removeIf(rule::same)) {
                    throw ServiceError.of(
                            "InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
                }
            }
        }
        Shown.change(caller, network -> network.with(group.withRules(left)));
    }

    private static String text(GroupRule rule) {
        String ports = rule.from() < 0 ? "" : ", from port: " + rule.from() + ", to port: " + rule.to();
        String protocol = rule.protocol().equals("-1") ? "ALL" : rule.protocol().toUpperCase(Locale.ROOT);
        return "peer: " + rule.peer().value() + ", " + protocol + ports + ", ALLOW";
    }
}
