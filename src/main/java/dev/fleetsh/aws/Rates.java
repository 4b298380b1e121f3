package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rates at which one process calls AWS: a bucket for each account, Region and operation. All that calls AWS shares
 * them, since AWS counts collecting and remedies alike. Half of what AWS allows at once is left to others.
 */
public final class Rates {
    private final RateTable table;
    private final LongSupplier nanoTime;
    private final Map<Target, String> accounts = new ConcurrentHashMap<>();
    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final ThreadLocal<@Nullable TokenBucket> calling = new ThreadLocal<>();

    private record Key(String account, String region, String operation) {}

    /** Rates as the settings' pace wants them. */
    public Rates(AwsSettings settings) {
        this(settings.pace().limited() ? RateTable.aws() : RateTable.NONE, System::nanoTime);
    }

    /**
     * The same, all so many times slower: for measuring on a machine that is too slow for many accounts at their full rate.
     */
    public Rates(AwsSettings settings, double slower) {
        this(RateTable.aws().slower(slower), System::nanoTime);
    }

    Rates(RateTable table, LongSupplier nanoTime) {
        this.table = table;
        this.nanoTime = nanoTime;
    }

    /** AWS has told whose credentials these are: several may be of one account. */
    void learnt(Target target, String account) {
        accounts.put(target, account);
    }

    /**
     * The bucket that a call draws from.
     *
     * @param operation as IAM writes it
     */
    TokenBucket bucket(Target target, String region, String operation) {
        String account = accounts.getOrDefault(target, target.label());
        return buckets.computeIfAbsent(new Key(account, region, operation), key -> {
            Rate rate = table.of(operation);
            return rate == null
                    ? new TokenBucket(0, nanoTime)
                    : new TokenBucket(rate.perSecond(), Math.max(1, rate.burst() / 2.0), nanoTime);
        });
    }

    RateTable table() {
        return table;
    }

    /** This thread makes a call that draws from there. */
    void calling(TokenBucket bucket) {
        calling.set(bucket);
    }

    /** AWS refused a call of this thread for rate. */
    void throttled() {
        TokenBucket bucket = calling.get();
        if (bucket != null) {
            bucket.throttled();
        }
    }

    /** AWS answered a call of this thread. */
    void succeeded() {
        TokenBucket bucket = calling.get();
        if (bucket != null) {
            bucket.succeeded();
        }
    }
}
