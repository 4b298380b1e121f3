package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.source.FleetRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The ways to AWS that a session has opened, the latest first. They differ in credentials, Regions and roles; endpoint,
 * rates and all else they share. What was opened before stays open: a plan may still be about its nodes.
 */
public final class Opened {
    private final AwsSettings first;
    private final List<AwsSettings> all = new CopyOnWriteArrayList<>();
    private final Rates rates;

    /** @param first how the session began */
    public Opened(AwsSettings first) {
        this(first, new Rates(first));
    }

    Opened(AwsSettings first, Rates rates) {
        this.first = first;
        this.rates = rates;
        all.add(first);
    }

    /** What all of them share. */
    AwsSettings first() {
        return first;
    }

    List<AwsSettings> all() {
        return all;
    }

    Rates rates() {
        return rates;
    }

    /** The settings that a request asks for, seen from others. */
    AwsSettings requested(AwsSettings from, FleetRequest request) {
        List<Target> targets = request.profiles().isEmpty()
                ? from.targets()
                : request.profiles().stream().map(this::target).toList();
        List<String> regions = request.regions().isEmpty()
                        && (from.simulated() || request.profiles().isEmpty())
                ? from.regions()
                : request.regions();
        return from.with(targets, regions).entering(request.entrance());
    }

    /** In the simulated AWS the names of the accounts are those of the profiles. */
    private Target target(String name) {
        return first.targets().stream()
                .filter(target -> first.simulated() && target.alias().equals(name))
                .findFirst()
                .orElseGet(() -> Target.profile(name));
    }

    /** What is read from there from now on can be changed as well. */
    void add(AwsSettings settings) {
        all.remove(settings);
        all.add(0, settings);
    }
}
