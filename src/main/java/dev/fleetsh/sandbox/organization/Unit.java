package dev.fleetsh.sandbox.organization;

/**
 * An organisational unit.
 *
 * @param id such as {@code ou-fs01-workload}
 * @param name for people
 * @param parent id of the root or the unit that it is in
 */
public record Unit(String id, String name, String parent) {}
