package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.Ec2Protocol;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;

/** EC2's operations. */
public final class Ec2Service {
    private Ec2Service() {}

    /** The service, with the Regions of a world. */
    public static Service service(LiveWorld live) {
        Regions regions = new Regions(live.start().regions());
        return Service.regional(
                "ec2", new Ec2Protocol(), CommonErrors.EC2, List.of(() -> own(regions), () -> NetworkOperations.ALL));
    }

    /** What loading a fleet calls. */
    private static List<Operation<?, ?>> own(Regions regions) {
        return List.of(
                Operation.of("DescribeInstances", DescribeInstancesRequest::builder, Instances::describe),
                Operation.of("DescribeTags", DescribeTagsRequest::builder, ResourceTags::describe),
                Operation.of(
                        "DescribeRegions",
                        DescribeRegionsRequest::builder,
                        (caller, request) -> regions.describe(request)));
    }
}
