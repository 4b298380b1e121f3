package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Whom AWS takes a target for.
 *
 * @param account number of the account; empty where AWS did not tell
 * @param partition {@code aws}, {@code aws-cn}, …
 * @param caller ARN of the caller
 * @param refusal why there is no account, or null
 */
record Identity(
        Target target,
        List<String> regions,
        String account,
        String partition,
        String caller,
        @Nullable Refusal refusal) {
    private static final String OPERATION = "sts:GetCallerIdentity";
    private static final String ASSUMING = "sts:AssumeRole";

    /** Asks in the first Region, and in the next where that can't be reached or does not exist. */
    static Identity of(Target target, List<String> regions, Clients clients) {
        Identity identity = refused(target, regions, Refusal.cancelled(OPERATION));
        for (String region : regions) {
            identity = ask(target, regions, region, clients);
            Refusal refusal = identity.refusal;
            if (refusal != null && target.role() != null) {
                clients.forget(target);
            }
            if (refusal == null
                    || (refusal.reason() != Reason.NOT_REACHABLE && refusal.kind() != Refusal.Kind.UNKNOWN_REGION)) {
                break;
            }
        }
        return identity;
    }

    private static Identity ask(Target target, List<String> regions, String region, Clients clients) {
        GetCallerIdentityResponse answer;
        try {
            // Beforehand, so that a role that refuses is told from an identity that is.
            clients.credentials(target, region).resolveCredentials();
        } catch (FleetException e) {
            throw e;
        } catch (StsException e) {
            return refused(target, regions, Refusal.of(e, ASSUMING));
        } catch (RuntimeException e) {
            return refused(target, regions, Refusal.of(e, target.role() == null ? OPERATION : ASSUMING));
        }
        try {
            answer = clients.sts(target, region).getCallerIdentity();
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            return refused(target, regions, Refusal.of(e, OPERATION));
        }
        String arn = answer.arn() == null ? "" : answer.arn();
        String[] parts = arn.split(":", 3);
        if (answer.account() == null || answer.account().isBlank() || parts.length < 3) {
            return refused(target, regions, Refusal.garbage(OPERATION, "the answer names no account"));
        }
        clients.rates().learnt(target, answer.account());
        return new Identity(target, regions, answer.account(), parts[1], arn, null);
    }

    private static Identity refused(Target target, List<String> regions, Refusal refusal) {
        return new Identity(target, regions, "", "", "", refusal);
    }
}
