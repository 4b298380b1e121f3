package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Staleness;
import dev.fleetsh.source.CallBudget;
import dev.fleetsh.source.Entrance;
import dev.fleetsh.source.FleetRequest;
import dev.fleetsh.source.FleetSource;
import dev.fleetsh.source.Progress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads fleets through the AWS SDK. Nothing of the SDK is loaded before {@link #load} is called. A call that is denied,
 * throttled or lost becomes an unknown on exactly the facts that it would have supplied, and a gap of the fleet.
 */
public final class AwsFleetSource implements FleetSource {
    private final Opened opened;
    private final AwsSettings settings;

    public AwsFleetSource(AwsSettings settings) {
        this(new Opened(settings));
    }

    /** @param rates shared with all else that calls the same AWS */
    public AwsFleetSource(AwsSettings settings, Rates rates) {
        this(new Opened(settings, rates));
    }

    /** @param opened shared with all else that calls the same AWS */
    public AwsFleetSource(Opened opened) {
        this(opened, opened.first());
    }

    private AwsFleetSource(Opened opened, AwsSettings settings) {
        this.opened = opened;
        this.settings = settings;
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
        Fleet fleet = new Collecting(settings, opened.rates(), describe(), progress).run();
        opened.add(settings);
        return fleet;
    }

    @Override
    public Fleet refresh(Fleet known, Staleness limits, Progress progress) {
        Fleet fleet = new Collecting(settings, opened.rates(), describe(), progress)
                .over(known, limits)
                .run();
        return fleet.completeness().cancelled() ? fleet : new NewlyUnproven(opened).read(known, fleet);
    }

    @Override
    public CallBudget budget(@Nullable Fleet known, Progress progress) {
        Fleet fleet = known;
        long surveyed = 0;
        if (fleet == null) {
            Collecting survey = new Collecting(settings, opened.rates(), describe(), progress).survey();
            fleet = survey.run();
            surveyed = survey.calls();
        }
        return new Budgeting(fleet, settings).budget(describe(), surveyed);
    }

    @Override
    public FleetSource other(FleetRequest request) {
        return new AwsFleetSource(opened, opened.requested(settings, request));
    }

    @Override
    public List<String> options() {
        List<String> words = new ArrayList<>();
        List<String> profiles = settings.targets().stream()
                .map(AwsSettings.Target::alias)
                .filter(name -> !name.isEmpty())
                .toList();
        if (!profiles.isEmpty()) {
            words.addAll(List.of("--profile", String.join(",", profiles)));
        }
        if (!settings.regions().isEmpty()) {
            words.addAll(List.of("--region", String.join(",", settings.regions())));
        }
        Entrance entrance = settings.entrance();
        if (entrance != null) {
            words.addAll(entrance.words());
        }
        return words;
    }
}
