/** The operations of the simulated services: typed requests in, typed responses or the service's own errors out. */
@NullMarked
package dev.fleetsh.sandbox.service;

import org.jspecify.annotations.NullMarked;
