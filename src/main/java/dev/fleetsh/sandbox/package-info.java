/** A simulated AWS that answers the SDK's HTTP requests in the process, or on a loopback port for other clients. */
@NullMarked
package dev.fleetsh.sandbox;

import org.jspecify.annotations.NullMarked;
