package dev.fleetsh.sandbox.world;

import java.util.List;

/**
 * An operating system as agents report it, with the image and the instance types that carry it.
 *
 * @param reported what the agent says
 * @param image what EC2 says
 * @param instanceTypes types that run it
 */
record OperatingSystem(SimPlatform reported, Image image, List<String> instanceTypes) {
    boolean windows() {
        return reported.type().equals("Windows");
    }
}
