package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.source.Entrance;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.util.List;

/**
 * Reads fleets through the AWS SDK. Nothing of the SDK is loaded before {@link #load} is called. A call that is denied,
 * throttled or lost becomes an unknown on exactly the facts that it would have supplied, and a gap of the fleet.
 */
public final class AwsFleetSource implements FleetSource {
    private final AwsSettings settings;
    private final Rates rates;

    public AwsFleetSource(AwsSettings settings) {
        this(settings, new Rates(settings));
    }

    /** @param rates shared with all else that calls the same AWS */
    public AwsFleetSource(AwsSettings settings, Rates rates) {
        this.settings = settings;
        this.rates = rates;
    }

    @Override
    public String describe() {
        if (settings.simulated()) {
            return "simulated fleet" + entered();
        }
        List<String> profiles =
                settings.targets().stream().map(AwsSettings.Target::label).toList();
        String who = settings.targets().get(0).alias().isEmpty()
                ? profiles.get(0)
                : (profiles.size() == 1 ? "profile " : "profiles ") + String.join(", ", profiles);
        who += entered();
        return switch (settings.regions().size()) {
            case 0 -> who;
            case 1 -> who + ", " + settings.regions().get(0);
            default -> who + ", " + settings.regions().size() + " Regions";
        };
    }

    private String entered() {
        Entrance entrance = settings.entrance();
        if (entrance == null) {
            return "";
        }
        if (entrance.organization()) {
            return entrance.units().isEmpty()
                    ? " and its organisation"
                    : ", organisation's " + String.join(", ", entrance.units());
        }
        int count = entrance.accounts().size();
        return count == 0
                ? " as " + entrance.role()
                : " as " + entrance.role() + " in " + count + (count == 1 ? " account" : " accounts");
    }

    @Override
    public boolean simulated() {
        return settings.simulated();
    }

    @Override
    public Fleet load(Progress progress) {
        return new Collecting(settings, rates, describe(), progress).run();
    }
}
