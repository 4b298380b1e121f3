/** AWS as far as remedies need it: a port. */
@NullMarked
package dev.fleetsh.remedy.cloud;

import org.jspecify.annotations.NullMarked;
