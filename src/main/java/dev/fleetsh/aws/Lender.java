package dev.fleetsh.aws;

import dev.fleetsh.aws.AwsSettings.Target;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes the clients that ask for credentials of roles: guarded, at the rates of the one who asks, at the endpoint in use. */
interface Lender {
    /**
     * @param asker whose rates are drawn from
     * @param own the credentials that are exchanged
     */
    StsClient sts(Target asker, AwsCredentialsProvider own, String region);
}
