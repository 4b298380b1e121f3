package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Network;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.network.DhcpOptions;
import dev.fleetsh.fleet.network.InternetGateway;
import dev.fleetsh.fleet.network.NatGateway;
import dev.fleetsh.fleet.network.NetworkAcl;
import dev.fleetsh.fleet.network.PrefixList;
import dev.fleetsh.fleet.network.RouteTable;
import dev.fleetsh.fleet.network.SecurityGroup;
import dev.fleetsh.fleet.network.Subnet;
import dev.fleetsh.fleet.network.Vpc;
import dev.fleetsh.fleet.network.VpcDns;
import dev.fleetsh.fleet.network.VpcEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What has come of the networks of one account and Region. A listing of which a page is missing tells nothing: a rule or a
 * route that is not there decides as much as one that is.
 */
final class NetworkReading {
    static final String ATTRIBUTE = "ec2:DescribeVpcAttribute";

    /** What there is instead where every node proves its path. */
    private static final String NOT_NEEDED = "every running instance here is online and connected";

    final Listing<Vpc> vpcs;
    final Listing<DhcpOptions> dhcpOptions;
    final Listing<Subnet> subnets;
    final Listing<SecurityGroup> groups;
    final Listing<NetworkAcl> acls;
    final Listing<RouteTable> routeTables;
    final Listing<NatGateway> natGateways;
    final Listing<InternetGateway> internetGateways;
    final Listing<InternetGateway> egressOnlyGateways;
    final Listing<VpcEndpoint> endpoints;
    final Listing<PrefixList> prefixLists;

    private final Map<String, Fact<VpcDns>> dns = new ConcurrentHashMap<>();
    private final Map<String, Refusal> dnsRefusals = new ConcurrentHashMap<>();
    private final Instant began;
    private volatile boolean asked;

    NetworkReading(Instant began) {
        this.began = began;
        this.vpcs = new Listing<>("ec2:DescribeVpcs", began);
        this.dhcpOptions = new Listing<>("ec2:DescribeDhcpOptions", began);
        this.subnets = new Listing<>("ec2:DescribeSubnets", began);
        this.groups = new Listing<>("ec2:DescribeSecurityGroups", began);
        this.acls = new Listing<>("ec2:DescribeNetworkAcls", began);
        this.routeTables = new Listing<>("ec2:DescribeRouteTables", began);
        this.natGateways = new Listing<>("ec2:DescribeNatGateways", began);
        this.internetGateways = new Listing<>("ec2:DescribeInternetGateways", began);
        this.egressOnlyGateways = new Listing<>("ec2:DescribeEgressOnlyInternetGateways", began);
        this.endpoints = new Listing<>("ec2:DescribeVpcEndpoints", began);
        this.prefixLists = new Listing<>("ec2:DescribeManagedPrefixLists", began);
    }

    boolean asked() {
        return asked;
    }

    /** It will be asked about them, with the attributes of these VPCs. */
    void ask(Collection<String> vpcsWithNodes) {
        asked = true;
        Refusal cancelled = Refusal.cancelled(ATTRIBUTE);
        vpcsWithNodes.forEach(vpc -> {
            dns.put(vpc, cancelled.fact(new Origin(ATTRIBUTE, began)));
            dnsRefusals.put(vpc, cancelled);
        });
    }

    /** The attributes of a VPC have come, or why they have not. */
    void dns(String vpc, Fact<VpcDns> fact, @Nullable Refusal refusal) {
        dns.put(vpc, fact);
        if (refusal == null) {
            dnsRefusals.remove(vpc);
        } else {
            dnsRefusals.put(vpc, refusal);
        }
    }

    void freeze() {
        listings().forEach(Listing::freeze);
    }

    private List<Listing<?>> listings() {
        return List.of(
                vpcs,
                dhcpOptions,
                subnets,
                groups,
                acls,
                routeTables,
                natGateways,
                internetGateways,
                egressOnlyGateways,
                endpoints,
                prefixLists);
    }

    /** Why something is missing, once for each operation and reason; nothing where nobody asked. */
    List<Refusal> missing() {
        Map<String, Refusal> all = new LinkedHashMap<>();
        if (asked) {
            for (Listing<?> listing : listings()) {
                Refusal refusal = listing.missing();
                if (refusal != null) {
                    all.putIfAbsent(refusal.operation() + refusal.reason(), refusal);
                }
            }
            dnsRefusals.values().forEach(refusal -> all.putIfAbsent(ATTRIBUTE + refusal.reason(), refusal));
        }
        return new ArrayList<>(all.values());
    }

    /** The networks, as far as they have come. */
    Network network() {
        return new Network(
                byId(vpcs, Vpc::id),
                Collections.unmodifiableMap(new TreeMap<>(dns)),
                byId(dhcpOptions, DhcpOptions::id),
                byId(subnets, Subnet::id),
                byId(groups, SecurityGroup::id),
                list(acls),
                list(routeTables),
                byId(natGateways, NatGateway::id),
                byId(internetGateways, InternetGateway::id),
                byId(egressOnlyGateways, InternetGateway::id),
                list(endpoints),
                byId(prefixLists, PrefixList::id));
    }

    private <T> Fact<List<T>> list(Listing<T> listing) {
        return fact(listing, rows -> List.copyOf(rows));
    }

    private <T> Fact<Map<String, T>> byId(Listing<T> listing, Function<T, String> id) {
        return fact(listing, rows -> {
            Map<String, T> map = new LinkedHashMap<>(rows.size() * 2);
            rows.forEach(row -> map.put(id.apply(row), row));
            return Collections.unmodifiableMap(map);
        });
    }

    private <T, R> Fact<R> fact(Listing<T> listing, Function<Collection<T>, R> whole) {
        if (!asked) {
            return Fact.unknown(Reason.NOT_COLLECTED, NOT_NEEDED, listing.origin());
        }
        Refusal refusal = listing.missing();
        return refusal == null
                ? Fact.known(whole.apply(listing.rows()), listing.origin())
                : refusal.fact(listing.origin());
    }
}
