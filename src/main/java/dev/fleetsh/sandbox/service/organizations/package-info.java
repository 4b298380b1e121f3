/** Organizations, simulated. */
@NullMarked
package dev.fleetsh.sandbox.service.organizations;

import org.jspecify.annotations.NullMarked;
