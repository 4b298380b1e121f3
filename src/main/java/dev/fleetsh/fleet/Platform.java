package dev.fleetsh.fleet;

/**
 * Operating system of a node.
 *
 * @param type family
 * @param name as reported, such as {@code Microsoft Windows Server 2019 Datacenter}; may be empty
 * @param version as reported, such as {@code 10.0.17763}; may be empty
 */
public record Platform(PlatformType type, String name, String version) {
    @Override
    public String toString() {
        String text = (name + " " + version).strip();
        return text.isEmpty() ? type.label() : text;
    }
}
