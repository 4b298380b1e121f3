/** What scripts may see of a session. */
@NullMarked
package dev.fleetsh.script.scope;

import org.jspecify.annotations.NullMarked;
