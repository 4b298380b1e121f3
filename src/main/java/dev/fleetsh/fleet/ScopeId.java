package dev.fleetsh.fleet;

/**
 * One account in one Region.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, …
 * @param account 12 digits
 * @param region such as {@code eu-west-3}
 */
public record ScopeId(String partition, String account, String region) implements Comparable<ScopeId> {
    @Override
    public int compareTo(ScopeId other) {
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : region.compareTo(other.region);
    }

    @Override
    public String toString() {
        return account + "/" + region;
    }
}
