package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.GroupRule;
import dev.fleetsh.sandbox.network.SecurityGroup;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;

/** What security groups there are, and their rules. */
final class SecurityGroups {
    private static final Selector<SecurityGroup> GROUPS = new Selector<>(
            Map.of(
                    "group-id", one(SecurityGroup::id),
                    "group-name", one(SecurityGroup::name),
                    "description", one(SecurityGroup::description),
                    "vpc-id", one(SecurityGroup::vpcId)),
            SecurityGroup::tags);

    private record Placed(String group, GroupRule rule) {}

    private static final Selector<Placed> RULES = new Selector<>(
            Map.of("group-id", one(Placed::group), "security-group-rule-id", one(placed -> placed.rule.id())),
            placed -> Map.of());

    private SecurityGroups() {}

    static SecurityGroup find(Caller caller, String id) {
        return Selector.byId(Shown.network(caller).groups(), id, "InvalidGroup.NotFound", "security group");
    }

    static DescribeSecurityGroupsResponse describe(Caller caller, DescribeSecurityGroupsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Collection<SecurityGroup> all = Selector.byIds(
                Shown.network(caller).groups(), request.groupIds(), "InvalidGroup.NotFound", "security group");
        Page<SecurityGroup> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(GROUPS.select(all, request.filters()), size, request.nextToken());
        String owner = caller.account().id();
        return DescribeSecurityGroupsResponse.builder()
                .securityGroups(page.map(group -> software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
                        .groupId(group.id())
                        .groupName(group.name())
                        .description(group.description())
                        .ownerId(owner)
                        .vpcId(group.vpcId())
                        .securityGroupArn(caller.arn("ec2", "security-group/" + group.id()))
                        .ipPermissions(GroupPermissions.permissions(group.rules(), false, owner))
                        .ipPermissionsEgress(GroupPermissions.permissions(group.rules(), true, owner))
                        .tags(Shown.tags(group.tags()))
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    static DescribeSecurityGroupRulesResponse rules(Caller caller, DescribeSecurityGroupRulesRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        List<Placed> all = new ArrayList<>();
        for (SecurityGroup group : Shown.network(caller).groups().values()) {
            group.rules().forEach(rule -> all.add(new Placed(group.id(), rule)));
        }
        List<Placed> wanted = new ArrayList<>();
        for (String id : request.securityGroupRuleIds()) {
            wanted.add(all.stream()
                    .filter(placed -> placed.rule.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> ServiceError.of(
                            "InvalidSecurityGroupRuleId.NotFound",
                            "The security group rule ID '" + id + "' does not exist")));
        }
        Page<Placed> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        RULES.select(request.securityGroupRuleIds().isEmpty() ? all : wanted, request.filters()),
                        size,
                        request.nextToken());
        return DescribeSecurityGroupRulesResponse.builder()
                .securityGroupRules(page.map(placed -> GroupPermissions.shown(
                        placed.group, placed.rule, caller.account().id())))
                .nextToken(page.nextToken())
                .build();
    }
}
