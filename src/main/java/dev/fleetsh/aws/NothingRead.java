package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.CloudException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why nothing at all could be read, and what to do about it. */
final class NothingRead {
    private final AwsSettings settings;

    NothingRead(AwsSettings settings) {
        this.settings = settings;
    }

    /**
     * @param region Region that was asked
     * @param caller ARN that asked, or an empty text
     * @param refusal the failure, or the first of several
     */
    CloudException because(Target target, String region, String caller, Refusal refusal) {
        String who = target.profile() != null ? "profile " + target.profile() : target.label();
        String where = where(refusal, region);
        return switch (refusal.kind()) {
            case NO_CREDENTIALS ->
                new CloudException(
                        "no AWS credentials"
                                + (target.profile() != null ? " for " + who + ": " + refusal.message() : " found"),
                        "`aws configure` or `aws sso login` sets them up; --profile names others; --sandbox opens the"
                                + " simulated fleet");
            case SIGNED_OUT ->
                new CloudException(
                        who + " is not signed in",
                        "run `aws sso login" + (target.profile() == null ? "" : " --profile " + target.profile())
                                + "`");
            case UNKNOWN_REGION ->
                new CloudException(
                        (endpoint(refusal) != null ? where : "AWS") + " does not know the Region " + region,
                        "is it spelt right, and switched on for the account? `aws account list-regions` lists them");
            case EXPIRED ->
                new CloudException(
                        "the credentials of " + who + " have expired: " + refusal.message(),
                        "sign in again, as with `aws sso login"
                                + (target.profile() == null ? "" : " --profile " + target.profile()) + "`");
            case BAD_CREDENTIALS ->
                new CloudException(
                        where + " does not accept the credentials of " + who + ": " + refusal.message(),
                        "`aws sts get-caller-identity` tells whose they are; a Region that is switched off for the account"
                                + " refuses them too");
            case DENIED ->
                refusal.operation().equals("sts:AssumeRole")
                        ? roleRefused(target, who, refusal)
                        : new CloudException(
                                (caller.isEmpty() ? who : caller) + " may not ask " + where + " for "
                                        + refusal.operation(),
                                "grant " + refusal.operation() + (ours(refusal) ? " or ec2:DescribeInstances" : ""));
            case THROTTLED ->
                new CloudException(
                        where + " keeps refusing " + refusal.operation() + " for rate: " + refusal.message(),
                        "try again later");
            case UNKNOWN_HOST, NOT_REACHABLE, TIMED_OUT ->
                new CloudException(
                        "can't reach " + where + ": " + refusal.message(),
                        endpoint(refusal) != null
                                ? "is the endpoint right, and does it run?"
                                : "check the network, and HTTPS_PROXY if there is a proxy");
            case GARBAGE ->
                new CloudException(
                        where + " does not answer as AWS does to " + refusal.operation() + ": " + refusal.message(),
                        endpoint(refusal) != null
                                ? "is the endpoint right?"
                                : "something between here and AWS answers instead, such as a proxy's sign-in page");
            default ->
                new CloudException(
                        refusal.operation() + " failed at " + where + ": " + refusal.message(), "try again later");
        };
    }

    private static CloudException roleRefused(Target target, String who, Refusal refusal) {
        AssumedRole role = target.role();
        return new CloudException(
                "the credentials of " + who + " may not assume "
                        + (role == null ? "the role of the profile" : role.arn()) + ": " + refusal.message(),
                "its trust policy has to name them, their own policies have to allow sts:AssumeRole; a trust policy that"
                        + " wants an external id gets it by --external-id");
    }

    private static boolean ours(Refusal refusal) {
        return refusal.operation().startsWith("ssm:");
    }

    private String where(Refusal refusal, String region) {
        URI endpoint = endpoint(refusal);
        return endpoint != null ? "the endpoint " + endpoint : "AWS in " + region;
    }

    private @Nullable URI endpoint(Refusal refusal) {
        String service = refusal.operation().substring(0, refusal.operation().indexOf(':'));
        return settings.endpointOf(service.toUpperCase(Locale.ROOT));
    }
}
