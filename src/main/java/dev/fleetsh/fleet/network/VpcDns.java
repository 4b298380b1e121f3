package dev.fleetsh.fleet.network;

/**
 * The two DNS attributes of a VPC.
 *
 * @param support {@code enableDnsSupport}: Amazon's resolver answers
 * @param hostnames {@code enableDnsHostnames}: private DNS of endpoints needs it as well
 */
public record VpcDns(boolean support, boolean hostnames) {}
