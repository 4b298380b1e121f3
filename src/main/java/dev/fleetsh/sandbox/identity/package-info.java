/** IAM of an account, as records, and what its policies decide. */
@NullMarked
package dev.fleetsh.sandbox.identity;

import org.jspecify.annotations.NullMarked;
