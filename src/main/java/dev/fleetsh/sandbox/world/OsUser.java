package dev.fleetsh.sandbox.world;

/**
 * A user of an operating system.
 *
 * @param comment GECOS field of Linux, description of Windows
 * @param admin whether it is in the local group Administrators; Windows only
 */
public record OsUser(String comment, boolean admin) {}
