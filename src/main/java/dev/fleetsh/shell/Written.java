package dev.fleetsh.shell;

/**
 * What is left of an answer that went to a file.
 *
 * @param answer the answer, with the way in which it was asked to be shown
 * @param message what was written, with a line end behind each line
 */
record Written(Object answer, String message) {}
