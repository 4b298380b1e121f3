package dev.fleetsh.sandbox.world;

import dev.fleetsh.sandbox.resource.Resources;

/** What the places have beside their nodes. */
final class ResourceRows {
    private ResourceRows() {}

    static Resources of(Place place) {
        return Resources.NONE;
    }
}
