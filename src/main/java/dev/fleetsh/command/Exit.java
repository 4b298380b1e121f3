package dev.fleetsh.command;

/**
 * The value of {@code exit}: the shell is to end.
 *
 * @param code exit code of the process, 0 to 255
 */
public record Exit(int code) {}
