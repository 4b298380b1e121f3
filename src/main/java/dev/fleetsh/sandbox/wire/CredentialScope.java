package dev.fleetsh.sandbox.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Signature Version 4 says about a request: who signed, for which Region and service.
 * The signature itself is not verified.
 *
 * @param accessKeyId the access key id
 * @param region the Region code, or `aws-global`
 * @param service the service's signing name, as `ssm`
 */
public record CredentialScope(String accessKeyId, String region, String service) {
    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/([^/,\\s]+)/([^/,\\s]+)/aws4_request");

    /** The scope in the request's `Authorization` header; empty where the request isn't signed. */
    public static Optional<CredentialScope> of(WireRequest request) {
        return request.header("Authorization")
                .map(CREDENTIAL::matcher)
                .filter(Matcher::find)
                .map(found -> new CredentialScope(found.group(1), found.group(2), found.group(3)));
    }
}
