/** The Security Token Service, as far as it is simulated. */
@NullMarked
package dev.fleetsh.sandbox.service.sts;

import org.jspecify.annotations.NullMarked;
