/** Systems Manager, as far as it is simulated. */
@NullMarked
package dev.fleetsh.sandbox.service.ssm;

import org.jspecify.annotations.NullMarked;
