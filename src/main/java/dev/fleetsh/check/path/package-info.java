/** The way of a packet from an instance to a service of AWS, hop by hop, from what EC2 says of the network. */
@NullMarked
package dev.fleetsh.check.path;

import org.jspecify.annotations.NullMarked;
