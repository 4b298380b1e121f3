package dev.fleetsh.sandbox.service.s3;

import dev.fleetsh.sandbox.resource.Bucket;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimScope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Buckets, whose names are unique over all accounts. */
final class Buckets {
    private static final List<String> ALGORITHMS = List.of("AES256", "aws:kms", "aws:kms:dsse");

    private Buckets() {}

    static GetBucketEncryptionResponse encryption(Caller caller, GetBucketEncryptionRequest request) {
        Bucket.Encryption encryption = here(caller, request.bucket()).encryption();
        if (encryption == null) {
            throw new ServiceError(
                    "ServerSideEncryptionConfigurationNotFoundError",
                    404,
                    "The server side encryption configuration was not found");
        }
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(
                        configuration -> configuration.rules(ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(ServerSideEncryptionByDefault.builder()
                                        .sseAlgorithm(encryption.algorithm())
                                        .kmsMasterKeyID(encryption.keyId())
                                        .build())
                                .bucketKeyEnabled(encryption.bucketKey())
                                .build()))
                .build();
    }

    static PutBucketEncryptionResponse encrypt(Caller caller, PutBucketEncryptionRequest request) {
        Bucket bucket = here(caller, request.bucket());
        List<ServerSideEncryptionRule> rules = request.serverSideEncryptionConfiguration() == null
                ? List.of()
                : request.serverSideEncryptionConfiguration().rules();
        ServerSideEncryptionByDefault wanted =
                rules.size() == 1 ? rules.get(0).applyServerSideEncryptionByDefault() : null;
        if (wanted == null || !ALGORITHMS.contains(String.valueOf(wanted.sseAlgorithmAsString()))) {
            throw ServiceError.of(
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        if (wanted.sseAlgorithmAsString().equals("AES256") && wanted.kmsMasterKeyID() != null) {
            throw ServiceError.of(
                    "InvalidArgument",
                    "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms");
        }
        change(
                caller,
                bucket.withEncryption(new Bucket.Encryption(
                        wanted.sseAlgorithmAsString(),
                        wanted.kmsMasterKeyID(),
                        Boolean.TRUE.equals(rules.get(0).bucketKeyEnabled()))));
        return PutBucketEncryptionResponse.builder().build();
    }

    /** Takes away what was set. What the bucket has then is what its start had: here, none. */
    static DeleteBucketEncryptionResponse leave(Caller caller, DeleteBucketEncryptionRequest request) {
        Bucket bucket = here(caller, request.bucket());
        Bucket first = find(caller.live().start().scopes(), bucket.name());
        boolean encryptedFromTheFirst = first == null || first.encryption() != null;
        change(
                caller,
                bucket.withEncryption(encryptedFromTheFirst ? new Bucket.Encryption("AES256", null, false) : null));
        return DeleteBucketEncryptionResponse.builder().build();
    }

    static GetBucketLocationResponse location(Caller caller, GetBucketLocationRequest request) {
        Bucket bucket = owned(caller, request.bucket());
        return GetBucketLocationResponse.builder()
                .locationConstraint(bucket.region().equals("us-east-1") ? "" : bucket.region())
                .build();
    }

    static HeadBucketResponse head(Caller caller, HeadBucketRequest request) {
        Bucket bucket = here(caller, request.bucket());
        return HeadBucketResponse.builder()
                .bucketRegion(bucket.region())
                .accessPointAlias(false)
                .build();
    }

    private static Bucket here(Caller caller, @Nullable String name) {
        Bucket bucket = owned(caller, name);
        if (!bucket.region().equals(caller.region())) {
            throw new ServiceError(
                    "PermanentRedirect",
                    301,
                    "The bucket you are attempting to access must be addressed using the specified endpoint: "
                            + bucket.region());
        }
        return bucket;
    }

    private static Bucket owned(Caller caller, @Nullable String name) {
        List<SimScope> scopes = caller.live().snapshot().scopes();
        Bucket bucket = find(scopes, String.valueOf(name));
        if (bucket == null) {
            throw new ServiceError("NoSuchBucket", 404, "The specified bucket does not exist");
        }
        boolean own = scopes.stream()
                .filter(scope -> scope.account().id().equals(caller.account().id()))
                .anyMatch(scope -> scope.resources().buckets().containsKey(bucket.name()));
        if (!own) {
            throw new ServiceError("AccessDenied", 403, "Access Denied");
        }
        return bucket;
    }

    private static @Nullable Bucket find(List<SimScope> scopes, String name) {
        return scopes.stream()
                .map(scope -> scope.resources().buckets().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void change(Caller caller, Bucket bucket) {
        caller.change(scope -> scope.withResources(scope.resources().with(bucket)));
    }
}
