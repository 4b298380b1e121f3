package dev.fleetsh.fleet;

/**
 * Default Host Management Configuration of a scope.
 *
 * @param role name of the role that AWS lends to instances, empty where the setting is off
 */
public record HostManagement(String role) {
    public boolean on() {
        return !role.isEmpty();
    }

    @Override
    public String toString() {
        return on() ? role : "off";
    }
}
