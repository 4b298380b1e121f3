package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.service.ec2.Ec2Service;
import dev.fleetsh.sandbox.service.ssm.SsmService;
import dev.fleetsh.sandbox.service.sts.StsService;
import dev.fleetsh.sandbox.world.World;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A simulated AWS over a {@link World}: sts, ssm and ec2, as far as they are modelled. The access key id that signs a
 * request selects the account (an unknown one the first account), the Region that it is signed for selects the scope.
 */
public final class Sandbox {
    private static final int KEPT_CALLS = 10_000;

    private final World world;
    private final Faults faults;
    private final CallLog calls = new CallLog(KEPT_CALLS);
    private final Dispatcher dispatcher;

    /**
     * A sandbox that answers from a world.
     *
     * @param clock tells how much time went by since the world's moment: nodes that are online go on pinging
     */
    public Sandbox(World world, Clock clock) {
        this(world, List.of(StsService.service(), SsmService.service(world, clock), Ec2Service.service(world)));
    }

    Sandbox(World world, List<Service> services) {
        this.world = world;
        this.faults = new Faults(world.seed());
        this.dispatcher = new Dispatcher(new Callers(world), faults, calls, services);
    }

    /** What it answers from. */
    public World world() {
        return world;
    }

    /** The switchboard of its faults. */
    public Faults faults() {
        return faults;
    }

    /** What was called. */
    public CallLog calls() {
        return calls;
    }

    /** An HTTP client that is answered here, without a socket. */
    public SdkHttpClient httpClient() {
        return new SandboxHttpClient(dispatcher);
    }

    /**
     * Answers on a port of 127.0.0.1 as well.
     *
     * @param port 0–65535; 0 for any free one
     * @throws java.net.BindException where the port is in use or not allowed
     * @throws IOException where the address cannot be listened on
     */
    public SandboxServer serve(int port) throws IOException {
        return new SandboxServer(dispatcher, port);
    }
}
