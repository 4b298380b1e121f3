package dev.fleetsh.sandbox.service.s3;

import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.S3Protocol;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;

/** S3's operations on buckets. */
public final class S3Service {
    private S3Service() {}

    /** The service. */
    public static Service service() {
        return Service.regional(
                "s3",
                new S3Protocol(),
                CommonErrors.S3,
                Operation.of("GetBucketEncryption", GetBucketEncryptionRequest::builder, Buckets::encryption)
                        .on((caller, request) -> "arn:aws:s3:::" + request.bucket()),
                Operation.of("PutBucketEncryption", PutBucketEncryptionRequest::builder, Buckets::encrypt)
                        .changing()
                        .on((caller, request) -> "arn:aws:s3:::" + request.bucket()),
                Operation.of("DeleteBucketEncryption", DeleteBucketEncryptionRequest::builder, Buckets::leave)
                        .changing()
                        .on((caller, request) -> "arn:aws:s3:::" + request.bucket()),
                Operation.of("GetBucketLocation", GetBucketLocationRequest::builder, Buckets::location)
                        .on((caller, request) -> "arn:aws:s3:::" + request.bucket()),
                Operation.of("HeadBucket", HeadBucketRequest::builder, Buckets::head)
                        .on((caller, request) -> "arn:aws:s3:::" + request.bucket()));
    }
}
