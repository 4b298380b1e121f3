package dev.fleetsh.check;

import java.time.LocalDate;

/**
 * Where a rule stands written.
 *
 * @param page name of the AWS page, release note or source file
 * @param asOf when it was read
 */
public record RuleSource(String page, LocalDate asOf) {}
