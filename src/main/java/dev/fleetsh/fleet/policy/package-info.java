/** Policies as IAM, KMS and VPC endpoints write them: plain data, with what one statement says of one question. */
@NullMarked
package dev.fleetsh.fleet.policy;

import org.jspecify.annotations.NullMarked;
