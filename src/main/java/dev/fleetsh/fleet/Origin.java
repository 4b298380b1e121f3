package dev.fleetsh.fleet;

import java.time.Instant;

/**
 * Where a fact comes from. One origin is shared by all facts of one answer, so a fleet holds few of them.
 *
 * @param source API operation in the form {@code ssm:DescribeInstanceProperties}, or a probe such as {@code probe:dc}
 * @param observedAt when the source answered
 */
public record Origin(String source, Instant observedAt) {}
