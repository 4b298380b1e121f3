package dev.fleetsh.aws;

import dev.fleetsh.fleet.FleetException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where questions about one account and Region are queued: each operation in a lane of its own, so that a slow one holds
 * no other up. An answer may queue more questions.
 */
final class Asking {
    private final Function<String, Crew.Lane> making;
    private final Map<String, Crew.Lane> lanes = new ConcurrentHashMap<>();

    /** @param making makes the lane of an operation */
    Asking(Function<String, Crew.Lane> making) {
        this.making = making;
    }

    /**
     * Queues one call.
     *
     * @param operation what it asks, as IAM writes it, such as {@code ec2:DescribeVpcs}
     * @param call makes it, and takes the answer or the failure
     */
    void call(String operation, Runnable call) {
        lane(operation).add(call);
    }

    /**
     * Queues an answer that comes in pages, page by page. Pages that came before a failure have been taken.
     *
     * @param operation what is asked, as IAM writes it
     * @param ask gives the page of a token, null for the first
     * @param next token of the page after, null or empty at the end
     * @param take receives each page
     * @param end hears why pages are missing, or null where all have come
     */
    <P> void pages(
            String operation,
            Function<@Nullable String, P> ask,
            Function<P, @Nullable String> next,
            Consumer<P> take,
            Consumer<@Nullable Refusal> end) {
        page(operation, null, new HashSet<>(), ask, next, take, end);
    }

    private <P> void page(
            String operation,
            @Nullable String token,
            Set<String> seen,
            Function<@Nullable String, P> ask,
            Function<P, @Nullable String> next,
            Consumer<P> take,
            Consumer<@Nullable Refusal> end) {
        call(operation, () -> {
            P page;
            try {
                page = ask.apply(token);
            } catch (FleetException e) {
                throw e;
            } catch (RuntimeException e) {
                end.accept(Refusal.of(e, operation));
                return;
            }
            take.accept(page);
            String following = next.apply(page);
            if (following == null || following.isEmpty()) {
                end.accept(null);
            } else if (!seen.add(following)) {
                end.accept(Refusal.garbage(operation, "the service gave the same page token twice"));
            } else {
                page(operation, following, seen, ask, next, take, end);
            }
        });
    }

    /** The lane of an operation. */
    Crew.Lane lane(String operation) {
        return lanes.computeIfAbsent(operation, making);
    }
}
