package dev.fleetsh;

import dev.fleetsh.aws.AwsCloud;
import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.aws.Opened;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.session.NoCloud;
import dev.fleetsh.shell.FleetChoice;
import dev.fleetsh.shell.Options;
import dev.fleetsh.source.FleetSource;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a session reads its fleet, and where it changes it: the same AWS.
 *
 * @param cloud made with the approvals that it honours
 */
record Connection(FleetSource source, Function<Approvals, Cloud> cloud) {

    /** The connection that the options and the environment point at. Nothing is opened by it. */
    static Connection of(Options options, FleetChoice choice, Map<String, String> environment) {
        if (choice == FleetChoice.AWS) {
            AwsSettings settings = AwsSettings.fromEnvironment(
                            options.profiles(), options.regions(), options.endpointUrl(), environment)
                    .entering(options.entrance());
            Opened opened = new Opened(settings);
            return new Connection(new AwsFleetSource(opened), approvals -> new AwsCloud(opened, approvals));
        }
        SimulatedFleet simulated = new SimulatedFleet(options);
        return new Connection(
                simulated, approvals -> new LaterCloud(() -> new AwsCloud(simulated.opened(), approvals)));
    }

    /** A source that can only be read. */
    static Connection reading(FleetSource source) {
        return new Connection(source, approvals -> new NoCloud());
    }
}
