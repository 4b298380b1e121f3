package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.network.PrefixList;
import dev.fleetsh.fleet.network.VpcDns;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/**
 * Lists the networks of one account and Region, each kind of thing once, whatever the number of nodes. Only the DNS
 * attributes are asked VPC by VPC, because EC2 answers no other way, and prefix lists only where a rule or route names
 * them.
 */
final class NetworkListings {
    /** The most that EC2 gives in a page. */
    private static final int PAGE = 1000;

    /** The most that it gives of route tables, prefix lists and their entries. */
    private static final int SMALL_PAGE = 100;

    /** The most of egress-only internet gateways. */
    private static final int EGRESS_ONLY_PAGE = 255;

    private static final String LISTS = "ec2:DescribeManagedPrefixLists";
    private static final String ENTRIES = "ec2:GetManagedPrefixListEntries";

    private final NetworkReading reading;
    private final Supplier<Ec2Client> ec2;
    private final NetworkRows rows;
    private final Clock clock;

    NetworkListings(NetworkReading reading, Supplier<Ec2Client> ec2, Interner interner, Clock clock) {
        this.reading = reading;
        this.ec2 = ec2;
        this.rows = new NetworkRows(interner);
        this.clock = clock;
    }

    /**
     * Queues all of it.
     *
     * @param vpcs those whose attributes are asked
     */
    void start(Asking asking, Collection<String> vpcs) {
        reading.ask(vpcs);
        AtomicInteger naming = new AtomicInteger(2);
        Runnable named = () -> {
            if (naming.decrementAndGet() == 0) {
                prefixLists(asking);
            }
        };
        list(
                asking,
                reading.groups,
                "ec2:DescribeSecurityGroups",
                token -> ec2.get()
                        .describeSecurityGroups(ask -> ask.maxResults(PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.securityGroups().stream().map(rows::group),
                named);
        list(
                asking,
                reading.routeTables,
                "ec2:DescribeRouteTables",
                token -> ec2.get()
                        .describeRouteTables(ask -> ask.maxResults(SMALL_PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.routeTables().stream().map(rows::routeTable),
                named);
        list(
                asking,
                reading.endpoints,
                "ec2:DescribeVpcEndpoints",
                token -> ec2.get()
                        .describeVpcEndpoints(ask -> ask.maxResults(PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.vpcEndpoints().stream().map(rows::endpoint),
                () -> {});
        list(
                asking,
                reading.vpcs,
                "ec2:DescribeVpcs",
                token -> ec2.get().describeVpcs(ask -> ask.maxResults(PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.vpcs().stream().map(rows::vpc),
                () -> attributes(asking, vpcs));
        places(asking);
        gateways(asking);
    }

    private void places(Asking asking) {
        list(
                asking,
                reading.subnets,
                "ec2:DescribeSubnets",
                token -> ec2.get().describeSubnets(ask -> ask.maxResults(PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.subnets().stream().map(rows::subnet),
                () -> {});
        list(
                asking,
                reading.acls,
                "ec2:DescribeNetworkAcls",
                token -> ec2.get()
                        .describeNetworkAcls(ask -> ask.maxResults(PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.networkAcls().stream().map(rows::acl),
                () -> {});
        list(
                asking,
                reading.dhcpOptions,
                "ec2:DescribeDhcpOptions",
                token -> ec2.get()
                        .describeDhcpOptions(ask -> ask.maxResults(PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.dhcpOptions().stream().map(rows::dhcpOptions),
                () -> {});
    }

    private void gateways(Asking asking) {
        list(
                asking,
                reading.natGateways,
                "ec2:DescribeNatGateways",
                token -> ec2.get()
                        .describeNatGateways(ask -> ask.maxResults(PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.natGateways().stream().map(rows::natGateway),
                () -> {});
        list(
                asking,
                reading.internetGateways,
                "ec2:DescribeInternetGateways",
                token -> ec2.get()
                        .describeInternetGateways(ask -> ask.maxResults(PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.internetGateways().stream().map(rows::internetGateway),
                () -> {});
        list(
                asking,
                reading.egressOnlyGateways,
                "ec2:DescribeEgressOnlyInternetGateways",
                token -> ec2.get().describeEgressOnlyInternetGateways(ask -> ask.maxResults(EGRESS_ONLY_PAGE)
                        .nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.egressOnlyInternetGateways().stream().map(rows::egressOnlyGateway),
                () -> {});
    }

    private <P, T> void list(
            Asking asking,
            Listing<T> into,
            String operation,
            Function<@Nullable String, P> ask,
            Function<P, @Nullable String> next,
            Function<P, Stream<NetworkRows.Row<T>>> found,
            Runnable then) {
        asking.pages(
                operation,
                ask,
                next,
                page -> {
                    Map<String, T> known = new LinkedHashMap<>();
                    found.apply(page).forEach(row -> {
                        if (row.id().isEmpty()) {
                            into.addWithoutId();
                        } else {
                            known.put(row.id(), row.value());
                        }
                    });
                    into.add(now(operation), known);
                },
                refusal -> {
                    into.end(refusal);
                    then.run();
                });
    }

    /** A VPC that went meanwhile is not asked about. */
    private void attributes(Asking asking, Collection<String> vpcs) {
        boolean whole = reading.vpcs.missing() == null;
        for (String vpc : vpcs) {
            if (whole && reading.vpcs.get(vpc) == null) {
                reading.dns(
                        vpc,
                        Fact.unknown(
                                Reason.CONTRADICTORY,
                                "an instance is in the VPC, and ec2:DescribeVpcs does not list it",
                                reading.vpcs.origin()),
                        null);
            } else {
                asking.call(NetworkReading.ATTRIBUTE, () -> dns(vpc));
            }
        }
    }

    /** Both attributes of a VPC; EC2 tells one at a time. */
    private void dns(String vpc) {
        Origin origin = now(NetworkReading.ATTRIBUTE);
        try {
            AttributeBooleanValue support = ec2.get()
                    .describeVpcAttribute(ask -> ask.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                    .enableDnsSupport();
            AttributeBooleanValue hostnames = ec2.get()
                    .describeVpcAttribute(ask -> ask.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                    .enableDnsHostnames();
            if (support == null || support.value() == null || hostnames == null || hostnames.value() == null) {
                Refusal refusal = Refusal.garbage(NetworkReading.ATTRIBUTE, "the answer holds no value");
                reading.dns(vpc, refusal.fact(origin), refusal);
            } else {
                reading.dns(vpc, Fact.known(new VpcDns(support.value(), hostnames.value()), origin), null);
            }
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(e, NetworkReading.ATTRIBUTE);
            reading.dns(vpc, refusal.fact(origin), refusal);
        }
    }

    /** The lists that rules and routes name. Asked by filter: by id, one that is gone would fail them all. */
    private void prefixLists(Asking asking) {
        List<String> named = new ArrayList<>(new TreeSet<>(rows.namedLists()));
        if (named.isEmpty()) {
            reading.prefixLists.end(null);
            return;
        }
        AtomicInteger open = new AtomicInteger((named.size() + SMALL_PAGE - 1) / SMALL_PAGE);
        AtomicReference<@Nullable Refusal> first = new AtomicReference<>();
        for (int from = 0; from < named.size(); from += SMALL_PAGE) {
            Filter ids = Filter.builder()
                    .name("prefix-list-id")
                    .values(named.subList(from, Math.min(named.size(), from + SMALL_PAGE)))
                    .build();
            asking.pages(
                    LISTS,
                    token -> ec2.get()
                            .describeManagedPrefixLists(ask ->
                                    ask.filters(ids).maxResults(SMALL_PAGE).nextToken(token)),
                    answer -> answer.nextToken(),
                    answer -> answer.prefixLists().forEach(list -> {
                        open.incrementAndGet();
                        entries(asking, list, refusal -> ended(open, first, refusal));
                    }),
                    refusal -> ended(open, first, refusal));
        }
    }

    /** The listing ends with the last of its parts, with the first refusal where there is one. */
    private void ended(AtomicInteger open, AtomicReference<@Nullable Refusal> first, @Nullable Refusal refusal) {
        if (refusal != null) {
            first.compareAndSet(null, refusal);
        }
        if (open.decrementAndGet() == 0) {
            reading.prefixLists.end(first.get());
        }
    }

    private void entries(Asking asking, ManagedPrefixList list, Consumer<@Nullable Refusal> end) {
        String id = String.valueOf(list.prefixListId());
        String name = list.prefixListName() == null ? "" : list.prefixListName();
        List<String> blocks = new ArrayList<>();
        asking.pages(
                ENTRIES,
                token -> ec2.get()
                        .getManagedPrefixListEntries(ask ->
                                ask.prefixListId(id).maxResults(SMALL_PAGE).nextToken(token)),
                answer -> answer.nextToken(),
                answer -> answer.entries().stream().map(PrefixListEntry::cidr).forEach(blocks::add),
                refusal -> {
                    reading.prefixLists.add(now(ENTRIES), Map.of(id, new PrefixList(id, name, List.copyOf(blocks))));
                    end.accept(refusal);
                });
    }

    private Origin now(String operation) {
        return new Origin(operation, clock.instant());
    }
}
