/** Whether a node can speak to Systems Manager, derived from networks and permissions, and what follows when that changes. */
@NullMarked
package dev.fleetsh.sandbox.reach;

import org.jspecify.annotations.NullMarked;
