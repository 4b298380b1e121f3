package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.wire.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rates that AWS keeps: a token bucket for each account, Region and operation, on the sandbox's clock. Off until it is
 * switched on. A call that finds no token is refused as one too many, in the words of its service, and has no effect. Safe
 * to use from several threads.
 */
public final class RateLimits {
    private static final String TABLE = "limits.tsv";

    /** What makes a question of EC2 one that filters or pages, in the form that it is sent in. */
    private static final Pattern NARROWED =
            Pattern.compile("(^|&)(MaxResults|Filter\\.\\d+\\.[A-Za-z.0-9]+|[A-Za-z]+Id\\.\\d+)=");

    private final Clock clock;
    private final Map<Key, RateBucket> buckets = new ConcurrentHashMap<>();
    private volatile List<RateLimit> table = List.of();

    private record Key(String operation, String account, String region) {}

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Keeps the rates from now on; every bucket is full. */
    public void on() {
        buckets.clear();
        table = read();
    }

    /** What was asked of each bucket since they were switched on. */
    public List<RateUse> uses() {
        return buckets.entrySet().stream()
                .map(entry ->
                        entry.getValue().use(entry.getKey().operation, entry.getKey().account, entry.getKey().region))
                .sorted(Comparator.comparing(RateUse::account)
                        .thenComparing(RateUse::region)
                        .thenComparing(RateUse::operation))
                .toList();
    }

    /** Whether a call finds a token; always while the rates are off. */
    boolean admit(Call call, WireRequest request) {
        List<RateLimit> limits = table;
        if (limits.isEmpty()) {
            return true;
        }
        String plain = call.service() + ":" + call.operation();
        String operation = allAtOnce(plain, request) ? plain + " all at once" : plain;
        RateLimit limit = limit(limits, operation);
        return limit == null
                || buckets.computeIfAbsent(
                                new Key(operation, call.account(), call.region()),
                                key -> new RateBucket(limit, clock.instant()))
                        .admit(clock.instant());
    }

    private static boolean allAtOnce(String operation, WireRequest request) {
        return operation.startsWith("ec2:Describe")
                && !NARROWED.matcher(new String(request.body(), StandardCharsets.UTF_8))
                        .find();
    }

    private static @Nullable RateLimit limit(List<RateLimit> limits, String operation) {
        return limits.stream()
                .filter(limit -> limit.matches(operation))
                .findFirst()
                .orElse(null);
    }

    private static List<RateLimit> read() {
        try (InputStream in = RateLimits.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its rates: " + TABLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(RateLimit::of)
                    .sorted(Comparator.comparing(
                                    (RateLimit limit) -> limit.operations().endsWith("*"))
                            .thenComparing(limit -> -limit.operations().length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
