package dev.fleetsh.sandbox.service.ec2;

import static dev.fleetsh.sandbox.service.ec2.Selector.one;

import dev.fleetsh.sandbox.network.AclEntry;
import dev.fleetsh.sandbox.network.Cidr;
import dev.fleetsh.sandbox.network.Network;
import dev.fleetsh.sandbox.network.NetworkAcl;
import dev.fleetsh.sandbox.network.Subnet;
import dev.fleetsh.sandbox.network.Vpc;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.PortRange;

/** Network ACLs and their entries. */
final class Acls {
    private static final int LAST_PORT = 65535;

    private Acls() {}

    static DescribeNetworkAclsResponse describe(Caller caller, DescribeNetworkAclsRequest request) {
        DryRun.check(request.dryRun());
        int size = PageSize.of(request.maxResults());
        Network network = Shown.network(caller);
        Selector<NetworkAcl> selector = new Selector<>(
                Map.of(
                        "vpc-id", one(NetworkAcl::vpcId),
                        "network-acl-id", one(NetworkAcl::id),
                        "default", one(acl -> Boolean.toString(acl.standard())),
                        "association.subnet-id", acl -> associations(network, acl).keySet().stream(),
                        "association.network-acl-id", one(NetworkAcl::id)),
                NetworkAcl::tags);
        Page<NetworkAcl> page = Paging.of(
                        caller,
                        request.toBuilder().maxResults(null).nextToken(null).build())
                .page(
                        selector.select(
                                Selector.byIds(
                                        Shown.seen(caller, network.acls(), NetworkAcl::vpcId),
                                        request.networkAclIds(),
                                        "InvalidNetworkAclID.NotFound",
                                        "networkAcl ID"),
                                request.filters()),
                        size,
                        request.nextToken());
        return DescribeNetworkAclsResponse.builder()
                .networkAcls(page.map(acl -> software.amazon.awssdk.services.ec2.model.NetworkAcl.builder()
                        .networkAclId(acl.id())
                        .vpcId(acl.vpcId())
                        .ownerId(caller.account().id())
                        .isDefault(acl.standard())
                        .entries(Stream.of(true, false)
                                .flatMap(egress -> Stream.concat(
                                        acl.entries().stream().filter(entry -> entry.egress() == egress),
                                        last(network, acl, egress)))
                                .map(Acls::shown)
                                .toList())
                        .associations(associations(network, acl).entrySet().stream()
                                .map(association -> NetworkAclAssociation.builder()
                                        .networkAclAssociationId(association.getValue())
                                        .networkAclId(acl.id())
                                        .subnetId(association.getKey())
                                        .build())
                                .toList())
                        .tags(Shown.tags(acl.tags()))
                        .build()))
                .nextToken(page.nextToken())
                .build();
    }

    /** Every ACL ends in an entry that denies, and in one for IPv6 where the VPC has any. */
    private static Stream<AclEntry> last(Network network, NetworkAcl acl, boolean egress) {
        Vpc vpc = network.vpcs().get(acl.vpcId());
        return vpc == null || vpc.cidr6().isEmpty()
                ? Stream.of(AclEntry.last(egress))
                : Stream.of(AclEntry.last(egress), AclEntry.lastSix(egress));
    }

    /** The default ACL is for the subnets that no other one is for. */
    private static Map<String, String> associations(Network network, NetworkAcl acl) {
        if (!acl.standard()) {
            return acl.associations();
        }
        Map<String, String> all = new TreeMap<>(acl.associations());
        for (Subnet subnet : network.subnets().values()) {
            if (subnet.vpcId().equals(acl.vpcId()) && acl.equals(network.aclOf(subnet))) {
                all.putIfAbsent(subnet.id(), Shown.id("aclassoc-", subnet.id()));
            }
        }
        return all;
    }

    private static NetworkAclEntry shown(AclEntry entry) {
        return NetworkAclEntry.builder()
                .ruleNumber(entry.number())
                .egress(entry.egress())
                .protocol(entry.protocol())
                .ruleAction(entry.allow() ? "allow" : "deny")
                .cidrBlock(entry.cidr().contains(":") ? null : entry.cidr())
                .ipv6CidrBlock(entry.cidr().contains(":") ? entry.cidr() : null)
                .portRange(
                        entry.from() < 0
                                ? null
                                : PortRange.builder()
                                        .from(entry.from())
                                        .to(entry.to())
                                        .build())
                .build();
    }

    static CreateNetworkAclEntryResponse create(Caller caller, CreateNetworkAclEntryRequest request) {
        DryRun.check(request.dryRun());
        NetworkAcl acl = find(caller, request.networkAclId());
        int number = number(request.ruleNumber());
        boolean egress = given("egress", request.egress());
        if (entry(acl, number, egress)) {
            throw ServiceError.of(
                    "NetworkAclEntryAlreadyExists",
                    "The network acl entry identified by " + number + " already exists.");
        }
        String action = String.valueOf(request.ruleActionAsString());
        if (!action.equals("allow") && !action.equals("deny")) {
            throw invalid(action, "ruleAction");
        }
        boolean six = request.cidrBlock() == null && request.ipv6CidrBlock() != null;
        String cidr = six ? request.ipv6CidrBlock() : given("cidrBlock", request.cidrBlock());
        if (six ? !Cidr.readableSix(cidr) : !Cidr.readable(cidr)) {
            throw invalid(cidr, six ? "ipv6CidrBlock" : "cidrBlock");
        }
        String protocol = protocol(request.protocol());
        PortRange ports = request.portRange();
        boolean portful = protocol.equals("6") || protocol.equals("17");
        if (portful && (ports == null || ports.from() == null || ports.to() == null)) {
            throw ServiceError.of("MissingParameter", "The request must contain the parameter portRange.from");
        }
        if (portful && (ports.from() < 0 || ports.to() > LAST_PORT || ports.from() > ports.to())) {
            throw invalid(ports.from() + "-" + ports.to(), "portRange");
        }
        List<AclEntry> entries = new ArrayList<>(acl.entries());
        entries.add(new AclEntry(
                number,
                egress,
                protocol,
                action.equals("allow"),
                Cidr.of(cidr).toString(),
                portful ? ports.from() : -1,
                portful ? ports.to() : -1));
        Shown.change(caller, network -> network.with(acl.withEntries(entries)));
        return CreateNetworkAclEntryResponse.builder().build();
    }

    static DeleteNetworkAclEntryResponse delete(Caller caller, DeleteNetworkAclEntryRequest request) {
        DryRun.check(request.dryRun());
        NetworkAcl acl = find(caller, request.networkAclId());
        int number = number(request.ruleNumber());
        boolean egress = given("egress", request.egress());
        if (!entry(acl, number, egress)) {
            throw ServiceError.of(
                    "InvalidNetworkAclEntry.NotFound",
                    "The network acl entry identified by " + number + " does not exist.");
        }
        List<AclEntry> left = acl.entries().stream()
                .filter(entry -> entry.number() != number || entry.egress() != egress)
                .toList();
        Shown.change(caller, network -> network.with(acl.withEntries(left)));
        return DeleteNetworkAclEntryResponse.builder().build();
    }

    private static boolean entry(NetworkAcl acl, int number, boolean egress) {
        return acl.entries().stream().anyMatch(entry -> entry.number() == number && entry.egress() == egress);
    }

    private static NetworkAcl find(Caller caller, String id) {
        return Selector.byId(Shown.network(caller).acls(), id, "InvalidNetworkAclID.NotFound", "networkAcl ID");
    }

    private static int number(@Nullable Integer number) {
        int given = given("ruleNumber", number);
        if (given < 1 || given >= AclEntry.LAST) {
            throw invalid(Integer.toString(given), "ruleNumber");
        }
        return given;
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw ServiceError.of("MissingParameter", "The request must contain the parameter " + name);
        }
        return value;
    }

    private static String protocol(@Nullable String sent) {
        String protocol = given("protocol", sent).toLowerCase(Locale.ROOT);
        return switch (protocol) {
            case "tcp" -> "6";
            case "udp" -> "17";
            case "icmp" -> "1";
            case "all" -> "-1";
            default -> {
                if (!protocol.matches("-1|\\d{1,3}")) {
                    throw invalid(protocol, "protocol");
                }
                yield protocol;
            }
        };
    }

    private static ServiceError invalid(String value, String parameter) {
        return ServiceError.of(
                "InvalidParameterValue", "Value (" + value + ") for parameter " + parameter + " is invalid.");
    }
}
