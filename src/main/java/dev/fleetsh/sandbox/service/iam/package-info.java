/** IAM, as far as it is simulated. */
@NullMarked
package dev.fleetsh.sandbox.service.iam;

import org.jspecify.annotations.NullMarked;
