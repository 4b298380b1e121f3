package dev.fleetsh.aws;

import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.command.Waiter;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;

/**
 * Makes changing calls. A call is made again only where it can't have changed anything: AWS said that it was one too many,
 * or the connection was never made. Waiting for a turn is done here, where it can be told from the call itself.
 */
final class Changes {
    private static final int LONGEST_BACKOFF = 20;

    private final AwsSettings settings;
    private final Clients clients;
    private final Operations operations;
    private final Approvals approvals;
    private final Waiter waiter;

    Changes(AwsSettings settings, Clients clients, Operations operations, Approvals approvals, Waiter waiter) {
        this.settings = settings;
        this.clients = clients;
        this.operations = operations;
        this.approvals = approvals;
        this.waiter = waiter;
    }

    Cloud.Answer make(Permit permit, ScopeId scope, ApiCall call, Identity identity) {
        Operation<?, ?, ?> operation = operations.named(call.operation());
        SdkClient client = clients.changing(call.service(), identity.target(), approvals, scope);
        TokenBucket rate = clients.rates()
                .bucket(identity.target(), GlobalServices.region(call.service(), scope), call.operation());
        for (int attempt = 1; ; attempt++) {
            waitForTurn(rate);
            AtomicBoolean sent = new AtomicBoolean();
            try {
                AwsResponse response = operation.send(client, call.parameters(), under(permit, sent));
                return answer(call, scope, response);
            } catch (FleetException e) {
                throw e;
            } catch (RuntimeException e) {
                boolean throttled = Failures.throttled(e, call);
                boolean harmless = throttled || sent.get() && Failures.neverLeft(e);
                if (!harmless || attempt >= attempts()) {
                    throw Failures.changing(e, sent.get(), call, scope, identity.caller());
                }
                pause(backoff(attempt));
            }
        }
    }

    private static AwsRequestOverrideConfiguration under(Permit permit, AtomicBoolean sent) {
        return AwsRequestOverrideConfiguration.builder()
                .putExecutionAttribute(Guard.PERMIT, permit)
                .putExecutionAttribute(Guard.SENT, sent)
                .build();
    }

    /**
     * @throws AmbiguousException where nothing shows that AWS answered
     */
    private static Cloud.Answer answer(ApiCall call, ScopeId scope, AwsResponse response) {
        Map<String, @Nullable Object> data = PlainData.of(response);
        String request = RequestId.of(response);
        if (request == null) {
            throw new AmbiguousException(
                    call.operation() + " in " + scope + " was answered without a request id, as AWS never does",
                    "look for a proxy or a sign-in page on the way; whether the call arrived is looked up by `resume`");
        }
        return new Cloud.Answer(Data.of(call.service().equals("iam") ? PolicyTexts.decoded(data) : data), request);
    }

    private int attempts() {
        return Math.max(1, settings.pace().attempts() + settings.pace().rounds());
    }

    /** It doubles from one attempt to the next. */
    private Duration backoff(int attempt) {
        Duration first = settings.pace().backoff();
        return first.multipliedBy(Math.min(LONGEST_BACKOFF, 1L << Math.min(attempt - 1, 10)));
    }

    private void waitForTurn(TokenBucket rate) {
        for (long nanos = rate.take(); nanos > 0; nanos = rate.take()) {
            pause(Duration.ofNanos(nanos));
        }
        rate.prepay();
    }

    private void pause(Duration time) {
        try {
            waiter.sleep(time);
        } catch (InterruptedException e) {
            throw Failures.interrupted();
        }
    }
}
