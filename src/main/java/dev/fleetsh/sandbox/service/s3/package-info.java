/** S3, as far as it is simulated: the encryption and the place of buckets. */
@NullMarked
package dev.fleetsh.sandbox.service.s3;

import org.jspecify.annotations.NullMarked;
