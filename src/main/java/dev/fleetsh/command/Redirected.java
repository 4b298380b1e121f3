package dev.fleetsh.command;

/**
 * An answer that is to be written to a file rather than shown.
 *
 * @param answer what the last verb gave, with the way in which it was asked to be shown
 * @param target where it goes
 */
public record Redirected(Object answer, Target target) {}
