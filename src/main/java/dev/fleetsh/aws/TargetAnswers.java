package dev.fleetsh.aws;

import dev.fleetsh.fleet.identity.Bucket;
import dev.fleetsh.fleet.identity.LogGroup;
import dev.fleetsh.fleet.identity.SessionKey;
import dev.fleetsh.fleet.policy.Policy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;

/** What KMS, CloudWatch Logs and S3 say of the things that session preferences name. */
final class TargetAnswers {
    static final String KEY = "kms:DescribeKey";
    static final String KEY_POLICY = "kms:GetKeyPolicy";
    static final String LOG_GROUP = "logs:DescribeLogGroups";
    static final String ENCRYPTION = "s3:GetEncryptionConfiguration";
    static final String LOCATION = "s3:GetBucketLocation";
    private static final String FIRST_REGION = "us-east-1";

    private final ScopeClients clients;
    private final Clock clock;

    TargetAnswers(ScopeClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** @param id ARN, id or alias of a key */
    Reply<SessionKey> key(String id) {
        return Reply.to(KEY, clock, () -> {
            try {
                KeyMetadata key =
                        clients.kms().describeKey(request -> request.keyId(id)).keyMetadata();
                return new SessionKey(
                        text(key.arn()),
                        text(key.keyStateAsString()),
                        text(key.keyUsageAsString()),
                        text(key.keySpecAsString()));
            } catch (NotFoundException e) {
                return SessionKey.ABSENT;
            }
        });
    }

    /** @param arn of a key that there is */
    Reply<Policy> keyPolicy(String arn) {
        return Reply.to(
                KEY_POLICY,
                clock,
                () -> RoleAnswers.policy(
                        text(clients.kms()
                                .getKeyPolicy(request -> request.keyId(arn).policyName("default"))
                                .policy()),
                        KEY_POLICY));
    }

    /** The log group of exactly that name; the service filters by how names begin. */
    Reply<LogGroup> logGroup(String name) {
        return Reply.to(LOG_GROUP, clock, () -> {
            List<LogGroup> found = new ArrayList<>();
            Refusal refusal = Pages.read(
                    LOG_GROUP,
                    token -> clients.logs().describeLogGroups(request -> request.logGroupNamePrefix(name)
                            .nextToken(token)),
                    answer -> found.isEmpty() ? answer.nextToken() : null,
                    answer -> answer.logGroups().stream()
                            .filter(group -> name.equals(group.logGroupName()))
                            .forEach(group -> found.add(new LogGroup(name, true, text(group.kmsKeyId())))));
            if (refusal != null) {
                throw new Reply.Refused(refusal);
            }
            return found.isEmpty() ? new LogGroup(name, false, "") : found.get(0);
        });
    }

    /**
     * A bucket. The service of a Region answers for its own buckets only, so an answer tells where the bucket is; what is
     * elsewhere is looked for and asked there.
     */
    Reply<Bucket> bucket(String name) {
        return Reply.to(ENCRYPTION, clock, () -> {
            try {
                return encryption(name, clients.s3(), clients.region());
            } catch (S3Exception e) {
                if (!elsewhere(e)) {
                    throw e;
                }
            }
            Reply<String> region = Reply.to(LOCATION, clock, () -> location(name));
            Refusal refusal = region.refusal();
            if (refusal != null) {
                throw new Reply.Refused(refusal);
            }
            String there = region.fact().require("region of the bucket");
            return encryption(name, clients.s3(there), there);
        });
    }

    private static Bucket encryption(String name, S3Client s3, String region) {
        try {
            ServerSideEncryptionByDefault rule = s3
                    .getBucketEncryption(request -> request.bucket(name))
                    .serverSideEncryptionConfiguration()
                    .rules()
                    .stream()
                    .map(found -> found.applyServerSideEncryptionByDefault())
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
            return rule == null
                    ? new Bucket(name, true, region, "", "")
                    : new Bucket(name, true, region, text(rule.sseAlgorithmAsString()), text(rule.kmsMasterKeyID()));
        } catch (S3Exception e) {
            return switch (code(e)) {
                case "ServerSideEncryptionConfigurationNotFoundError" -> new Bucket(name, true, region, "", "");
                case "NoSuchBucket" -> new Bucket(name, false, "", "", "");
                default -> throw e;
            };
        }
    }

    private String location(String name) {
        String region =
                clients.s3().getBucketLocation(request -> request.bucket(name)).locationConstraintAsString();
        return text(region).isEmpty() ? FIRST_REGION : text(region).equals("EU") ? "eu-west-1" : text(region);
    }

    private static boolean elsewhere(S3Exception e) {
        return e.statusCode() == 301
                || code(e).equals("PermanentRedirect")
                || code(e).equals("IllegalLocationConstraintException");
    }

    private static String code(S3Exception e) {
        return e.awsErrorDetails() == null ? "" : text(e.awsErrorDetails().errorCode());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
