package dev.fleetsh.fleet.identity;

/**
 * A hybrid activation as DescribeActivations shows it. Its code is never told.
 *
 * @param id its id
 * @param role name of the role that its nodes get
 * @param expired whether it has expired, so that no further machine registers with it
 * @param limit how many machines may register with it
 * @param registered how many have
 */
public record Activation(String id, String role, boolean expired, int limit, int registered) {
    public boolean usedUp() {
        return registered >= limit;
    }
}
