/** The simulated fleet as plain data: accounts, Regions, their settings and the nodes in them, generated from a seed. */
@NullMarked
package dev.fleetsh.sandbox.world;

import org.jspecify.annotations.NullMarked;
