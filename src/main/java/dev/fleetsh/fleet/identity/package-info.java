/** What IAM, KMS, CloudWatch Logs and S3 say of roles, keys and log targets: plain data, without a judgement. */
@NullMarked
package dev.fleetsh.fleet.identity;

import org.jspecify.annotations.NullMarked;
