/** CloudWatch Logs, as far as it is simulated. */
@NullMarked
package dev.fleetsh.sandbox.service.logs;

import org.jspecify.annotations.NullMarked;
