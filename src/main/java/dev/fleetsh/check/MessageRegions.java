package dev.fleetsh.check;

import java.util.Set;
import java.util.stream.Collectors;

/** Regions that never had ec2messages. */
final class MessageRegions {
    private static final Set<String> WITHOUT = DataFile.read("regions.tsv").stream()
            .map(row -> row.text("region"))
            .collect(Collectors.toUnmodifiableSet());

    private MessageRegions() {}

    static boolean hasEc2Messages(String region) {
        return !WITHOUT.contains(region);
    }
}
