/** What IAM, KMS, CloudWatch Logs, S3 and Systems Manager say of roles, keys, log targets and activations: plain data, without a judgement. */
@NullMarked
package dev.fleetsh.fleet.identity;

import org.jspecify.annotations.NullMarked;
