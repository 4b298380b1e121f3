package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Association;
import software.amazon.awssdk.services.ssm.model.AssociationFilter;
import software.amazon.awssdk.services.ssm.model.AssociationFilterKey;

/** Listings of one account and Region that read alike for all nodes and for some; the rows go into a {@link ScopeReading}. */
final class ScopeListings {
    private static final String INSTANCES = "ec2:DescribeInstances";
    private static final String ASSOCIATIONS = "ssm:ListAssociations";
    private static final int INSTANCES_PAGE = 1000;
    private static final int ASSOCIATIONS_PAGE = 50;

    private final ScopeReading reading;
    private final Supplier<SsmClient> ssm;
    private final Supplier<Ec2Client> ec2;
    private final Interner interner;
    private final Clock clock;

    ScopeListings(
            ScopeReading reading, Supplier<SsmClient> ssm, Supplier<Ec2Client> ec2, Interner interner, Clock clock) {
        this.reading = reading;
        this.ssm = ssm;
        this.ec2 = ec2;
        this.interner = interner;
        this.clock = clock;
    }

    /** All instances. */
    @Nullable
    Refusal instances() {
        return instances(DescribeInstancesRequest.builder().maxResults(INSTANCES_PAGE));
    }

    /** These instances, at most 200. Ids that EC2 does not have are left out, which a list of ids would not do. */
    @Nullable
    Refusal instances(List<String> ids) {
        return instances(DescribeInstancesRequest.builder()
                .filters(Filter.builder().name("instance-id").values(ids).build()));
    }

    private @Nullable Refusal instances(DescribeInstancesRequest.Builder request) {
        return Pages.read(
                INSTANCES,
                token -> ec2.get().describeInstances(request.nextToken(token).build()),
                answer -> answer.nextToken(),
                answer -> reading.machines.add(now(INSTANCES), machines(answer)));
    }

    private Map<String, Machine> machines(DescribeInstancesResponse answer) {
        Origin origin = now(INSTANCES);
        Map<String, Machine> page = new LinkedHashMap<>();
        answer.reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .forEach(instance -> {
                    if (instance.instanceId() == null) {
                        reading.machines.addWithoutId();
                    } else {
                        page.put(instance.instanceId(), Machine.of(instance, origin, interner));
                    }
                });
        return page;
    }

    @Nullable
    Refusal inventory(DirectoryInventory.Question question, Listing<Fact<Boolean>> into) {
        return new DirectoryInventory(ssm.get(), interner, clock).read(question, into);
    }

    /** The associations that update agents. */
    @Nullable
    Refusal associations() {
        return Pages.read(
                ASSOCIATIONS,
                token -> ssm.get().listAssociations(request -> request.associationFilterList(AssociationFilter.builder()
                                .key(AssociationFilterKey.NAME)
                                .value("AWS-UpdateSSMAgent")
                                .build())
                        .maxResults(ASSOCIATIONS_PAGE)
                        .nextToken(token)),
                answer -> answer.nextToken(),
                answer -> {
                    Map<String, Association> page = new LinkedHashMap<>();
                    answer.associations().forEach(found -> page.put(String.valueOf(found.associationId()), found));
                    reading.agentUpdates.add(now(ASSOCIATIONS), page);
                });
    }

    private Origin now(String operation) {
        return new Origin(operation, clock.instant());
    }
}
