package dev.fleetsh.fleet;

/**
 * The local user ssm-user of a node that is no domain controller.
 *
 * @param present whether it exists; before the first session it does not
 * @param administrator whether sudo, or the Administrators group, gives it full rights
 */
public record OsUser(boolean present, boolean administrator) {
    @Override
    public String toString() {
        return (present ? "exists" : "does not exist")
                + (administrator ? ", with full rights" : present ? ", without full rights" : "");
    }
}
