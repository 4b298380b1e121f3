/** Who may change what, for how long: approvals, the permits that they give, and the limits they keep. */
@NullMarked
package dev.fleetsh.remedy.guard;

import org.jspecify.annotations.NullMarked;
