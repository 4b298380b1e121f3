package dev.fleetsh.sandbox;

import java.time.Duration;

/**
 * A fault and the calls that it strikes.
 *
 * @param service a service's signing name, or `*`
 * @param operation an operation's name, the beginning of one and `*`, or `*`
 * @param account an account's id or alias, or `*`
 * @param region a Region code, or `*`
 * @param probability how likely a matching call is struck, 0–1
 * @param count how many calls are struck before the fault is spent; 0 for no limit
 * @param duration how long: of LATENCY the delay, of TIMEOUT the time until the client gives up; zero for others
 */
public record Fault(
        FaultKind kind,
        String service,
        String operation,
        String account,
        String region,
        double probability,
        int count,
        Duration duration) {
    static final String ANY = "*";

    public Fault {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a fault's probability is 0 to 1, not " + probability);
        }
        if (count < 0 || duration.isNegative()) {
            throw new IllegalArgumentException("a fault's count and duration are not negative");
        }
    }

    /**
     * Reads a fault such as `throttle=ssm:GetConnectionStatus:0.3`, `deny=ssm:GetDocument@111122223333/eu-west-3`,
     * `latency=50ms` or `reset=ec2:DescribeInstances:x2` (only the first two calls).
     *
     * @throws IllegalArgumentException where the text is none
     */
    public static Fault parse(String text) {
        return new FaultParser(text).parse();
    }

    boolean matches(Call call, String alias) {
        return matches(service, call.service())
                && matches(operation, call.operation())
                && (matches(account, call.account()) || matches(account, alias))
                && matches(region, call.region());
    }

    private static boolean matches(String pattern, String text) {
        return pattern.endsWith(ANY)
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(text);
    }
}
