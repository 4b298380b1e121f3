package dev.fleetsh.sandbox.world;

import java.time.Instant;

/**
 * A version of a document.
 *
 * @param number 1 or more; numbers of deleted versions are not given again
 * @param name given by its owner; may be empty
 * @param content as it was sent; it need not be valid JSON where it is older than the service's checks
 * @param created when
 */
public record DocumentVersion(int number, String name, String content, Instant created) {}
