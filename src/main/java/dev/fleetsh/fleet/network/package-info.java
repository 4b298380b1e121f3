/** What EC2 says of the networks of an account in a Region: plain data, without a judgement. */
@NullMarked
package dev.fleetsh.fleet.network;

import org.jspecify.annotations.NullMarked;
