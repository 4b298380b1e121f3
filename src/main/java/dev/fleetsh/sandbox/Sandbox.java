package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.identity.Policy;
import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.live.Pace;
import dev.fleetsh.sandbox.organization.Organization;
import dev.fleetsh.sandbox.reach.Consequences;
import dev.fleetsh.sandbox.service.Lending;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.service.Services;
import dev.fleetsh.sandbox.service.ec2.Ec2Service;
import dev.fleetsh.sandbox.service.iam.IamService;
import dev.fleetsh.sandbox.service.kms.KmsService;
import dev.fleetsh.sandbox.service.logs.LogsService;
import dev.fleetsh.sandbox.service.organizations.OrganizationsService;
import dev.fleetsh.sandbox.service.s3.S3Service;
import dev.fleetsh.sandbox.service.ssm.SsmService;
import dev.fleetsh.sandbox.service.sts.StsService;
import dev.fleetsh.sandbox.world.World;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A simulated AWS over a {@link World}: sts, organizations, ssm, ec2, iam, kms, logs and s3, as far as they are modelled.
 * The access key id that signs a request selects the account (an unknown one the first account), the Region that it is
 * signed for selects the scope.
 */
public final class Sandbox {
    private static final int KEPT_CALLS = 10_000;

    private final LiveWorld live;
    private final Faults faults;
    private final RateLimits limits;
    private final CallLog calls = new CallLog(KEPT_CALLS);
    private final ChangeLog changes = new ChangeLog();
    private final Dispatcher dispatcher;
    private final AtomicReference<Organization> organization;

    /**
     * A sandbox that answers from a world.
     *
     * @param clock tells how much time went by since the world's moment: nodes that are online go on pinging
     */
    public Sandbox(World world, Clock clock) {
        this(world, clock, Pace.brisk());
    }

    /**
     * A sandbox that answers from a world.
     *
     * @param pace how long commands, restarts and the like take on the clock
     */
    public Sandbox(World world, Clock clock, Pace pace) {
        this(new LiveWorld(world, clock, pace));
    }

    private Sandbox(LiveWorld live) {
        this(live, new Lending(), new AtomicReference<>(Organization.of(live.start())), null);
    }

    /** A sandbox over a world that others hold too, with these services and no others. */
    Sandbox(LiveWorld live, List<Service> services) {
        this(live, new Lending(), new AtomicReference<>(Organization.NONE), Services.of(services));
    }

    private Sandbox(
            LiveWorld live, Lending lending, AtomicReference<Organization> organization, @Nullable Services given) {
        Services services = given != null ? given : services(live, lending, organization::get);
        this.live = live;
        this.organization = organization;
        this.faults = new Faults(live.start().seed());
        this.limits = new RateLimits(live.clock());
        live.follow(new Consequences());
        this.dispatcher = new Dispatcher(live, new Callers(live, lending), faults, limits, calls, changes, services);
    }

    private static Services services(LiveWorld live, Lending lending, Supplier<Organization> organization) {
        return new Services(Map.of(
                "sts",
                () -> StsService.service(lending),
                "organizations",
                () -> OrganizationsService.service(organization),
                "ssm",
                () -> SsmService.service(live),
                "ec2",
                () -> Ec2Service.service(live),
                "iam",
                IamService::service,
                "kms",
                KmsService::service,
                "logs",
                LogsService::service,
                "s3",
                S3Service::service));
    }

    /** The world that it answers from, as it is now. */
    public World world() {
        return live.snapshot();
    }

    /** The world as it changes: here a test takes a node away under a plan's feet. */
    public LiveWorld live() {
        return live;
    }

    /** The organisation that its accounts are in. */
    public Organization organization() {
        return organization.get();
    }

    /** Puts its accounts into another organisation. */
    public void organize(Organization other) {
        organization.set(other);
    }

    /** What was changed by calls, and by whom. */
    public ChangeLog changes() {
        return changes;
    }

    /**
     * Lets all callers do from now on what this policy allows, on the resources and under the conditions that it names,
     * and nothing else. What an account denies stays denied.
     *
     * @param policy a policy document, JSON
     * @throws IllegalArgumentException where it is none
     */
    public void restrict(String policy) {
        dispatcher.restrict(Policy.of(policy));
    }

    /** The switchboard of its faults. */
    public Faults faults() {
        return faults;
    }

    /** The rates that it keeps, once they are switched on. */
    public RateLimits limits() {
        return limits;
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
