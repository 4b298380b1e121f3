package dev.fleetsh.aws;

import java.time.LocalDate;

/**
 * How often AWS lets an account call operations in a Region.
 *
 * @param operations one operation as IAM writes it, or the beginning of several with a star
 * @param perSecond calls a second that can go on for ever
 * @param burst calls at once after a pause, at least 1
 * @param documented whether AWS publishes it; else it is where adapting begins
 * @param page where it is published, or why it had to be guessed
 * @param asOf when that was read
 */
record Rate(String operations, double perSecond, int burst, boolean documented, String page, LocalDate asOf) {}
