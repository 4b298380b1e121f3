package dev.fleetsh.aws;

import dev.fleetsh.fleet.FleetException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads answers that come in pages. */
final class Pages {
    private Pages() {}

    /**
     * Reads to the end, or to the first failure; pages that came before it have been taken.
     *
     * @param operation what is asked, as IAM action
     * @param ask gives the page of a token, null for the first
     * @param next token of the page after, null or empty at the end
     * @param take receives each page
     * @return why pages are missing, or null where all have come
     */
    static <P> @Nullable Refusal read(
            String operation, Function<@Nullable String, P> ask, Function<P, @Nullable String> next, Consumer<P> take) {
        Set<String> seen = new HashSet<>();
        String token = null;
        do {
            P page;
            try {
                page = ask.apply(token);
            } catch (FleetException e) {
                throw e;
            } catch (RuntimeException e) {
                return Refusal.of(e, operation);
            }
            take.accept(page);
            token = next.apply(page);
            if (token != null && !token.isEmpty() && !seen.add(token)) {
                return Refusal.garbage(operation, "the service gave the same page token twice");
            }
        } while (token != null && !token.isEmpty());
        return null;
    }
}
