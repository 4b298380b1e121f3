package dev.fleetsh.aws;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;

/** The operations of S3 that remedies may call. */
final class S3Operations {
    private S3Operations() {}

    static void addTo(OperationRows<S3Client> rows) {
        rows.add("GetBucketEncryption", GetBucketEncryptionRequest::builder, S3Client::getBucketEncryption);
        rows.add("GetBucketLocation", GetBucketLocationRequest::builder, S3Client::getBucketLocation);
        rows.add("GetBucketPolicy", GetBucketPolicyRequest::builder, S3Client::getBucketPolicy);
        rows.add("GetBucketVersioning", GetBucketVersioningRequest::builder, S3Client::getBucketVersioning);
        rows.add("GetPublicAccessBlock", GetPublicAccessBlockRequest::builder, S3Client::getPublicAccessBlock);
        rows.add("DeleteBucketEncryption", DeleteBucketEncryptionRequest::builder, S3Client::deleteBucketEncryption);
        rows.add("DeleteBucketPolicy", DeleteBucketPolicyRequest::builder, S3Client::deleteBucketPolicy);
        rows.add("PutBucketEncryption", PutBucketEncryptionRequest::builder, S3Client::putBucketEncryption);
        rows.add("PutBucketPolicy", PutBucketPolicyRequest::builder, S3Client::putBucketPolicy);
    }
}
