package dev.fleetsh.sandbox;

/**
 * What became of one bucket.
 *
 * @param operation as IAM writes it
 * @param account twelve digits
 * @param region the Region that the calls were signed for
 * @param perSecond tokens a second
 * @param burst tokens in a full bucket
 * @param admitted calls that found a token
 * @param refused calls that found none: the bucket was exceeded that often
 * @param fewest tokens that were left when there were fewest
 */
public record RateUse(
        String operation,
        String account,
        String region,
        double perSecond,
        double burst,
        long admitted,
        long refused,
        double fewest) {
    /** Seconds in which the bucket, full at first, gives that many tokens. */
    public double leastSeconds() {
        return Math.max(0, (admitted - burst) / perSecond);
    }
}
