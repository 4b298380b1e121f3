/** AWS's wire protocols (JSON, query, EC2) between HTTP messages and the SDK's typed requests and responses. */
@NullMarked
package dev.fleetsh.sandbox.wire;

import org.jspecify.annotations.NullMarked;
