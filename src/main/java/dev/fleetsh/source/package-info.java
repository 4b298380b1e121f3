/** Where fleets come from: the port that yields one, and the readers of AWS's JSON documents. */
@NullMarked
package dev.fleetsh.source;

import org.jspecify.annotations.NullMarked;
