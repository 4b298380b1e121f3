/** What only a command on the node tells: kinds of probes, what their lines mean, and the facts that come of them. */
@NullMarked
package dev.fleetsh.remedy.probe;

import org.jspecify.annotations.NullMarked;
