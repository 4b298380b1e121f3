/** What runs on the simulated nodes: the scripts and documents that are modelled, on the sandbox's own truth. */
@NullMarked
package dev.fleetsh.sandbox.node;

import org.jspecify.annotations.NullMarked;
