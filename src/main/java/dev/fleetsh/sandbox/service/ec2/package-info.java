/** EC2, as far as it is simulated. */
@NullMarked
package dev.fleetsh.sandbox.service.ec2;

import org.jspecify.annotations.NullMarked;
