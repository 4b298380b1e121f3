package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Origin;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What AWS said to one question.
 *
 * @param fact the answer, or why there is none
 * @param refusal the failure, or null
 */
record Reply<T>(Fact<T> fact, @Nullable Refusal refusal) {
    /**
     * Asks, and makes a failure of it a typed unknown.
     *
     * @param operation what is asked, as IAM writes it
     */
    static <T> Reply<T> to(String operation, Clock clock, Supplier<T> question) {
        try {
            T answer = question.get();
            return new Reply<>(Fact.known(answer, new Origin(operation, clock.instant())), null);
        } catch (Refused e) {
            return refused(e.refusal, clock);
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            return refused(Refusal.of(e, operation), clock);
        }
    }

    static <T> Reply<T> refused(Refusal refusal, Clock clock) {
        return new Reply<>(refusal.fact(new Origin(refusal.operation(), clock.instant())), refusal);
    }

    /** A refusal on its way out of a question that is made of several calls. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.message(), null, false, false);
            this.refusal = refusal;
        }
    }
}
