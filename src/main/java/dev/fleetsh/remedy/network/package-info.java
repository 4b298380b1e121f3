/** Rules of security groups and network ACLs, as remedies read them to find out what is missing. */
@NullMarked
package dev.fleetsh.remedy.network;

import org.jspecify.annotations.NullMarked;
