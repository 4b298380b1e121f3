package dev.fleetsh.render;

import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;

/** Names of operating systems, as short as they are still plain. */
final class PlatformName {
    private PlatformName() {}

    /** {@code Windows Server 2019} for {@code Microsoft Windows Server 2019 Datacenter 10.0.17763}. */
    static String shortened(Platform platform) {
        if (platform.type() == PlatformType.WINDOWS && !platform.name().isEmpty()) {
            return platform.name()
                    .replaceFirst("^Microsoft ", "")
                    .replaceFirst(" (Datacenter|Standard|Essentials)( Edition)?$", "");
        }
        return platform.toString();
    }
}
