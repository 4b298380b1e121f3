/** What a Region's networks consist of, as records: VPCs and all that decides where a packet may go. */
@NullMarked
package dev.fleetsh.sandbox.network;

import org.jspecify.annotations.NullMarked;
