package dev.fleetsh.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which fleet to open instead of the one that is open.
 *
 * @param profiles names of profiles; empty for the same credentials
 * @param regions Regions; empty for the same, or those of the profiles where profiles are named
 * @param entrance accounts that are entered by a role, or null
 */
public record FleetRequest(
        List<String> profiles,
        List<String> regions,
        @Nullable Entrance entrance) {
    public FleetRequest {
        profiles = profiles.stream().distinct().toList();
        regions = regions.stream().distinct().toList();
    }
}
