package dev.fleetsh.fleet;

/**
 * A user of a node's operating system that was looked for by name.
 *
 * @param present whether the system knows it
 */
public record NamedUser(String name, boolean present) {
    @Override
    public String toString() {
        return name + (present ? " exists" : " does not exist");
    }
}
