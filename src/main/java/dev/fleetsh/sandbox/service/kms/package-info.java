/** The Key Management Service, as far as it is simulated. */
@NullMarked
package dev.fleetsh.sandbox.service.kms;

import org.jspecify.annotations.NullMarked;
