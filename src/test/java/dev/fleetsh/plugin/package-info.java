/** A plugin as somebody else would write it: only public types, and one of everything. */
@NullMarked
package dev.fleetsh.plugin;

import org.jspecify.annotations.NullMarked;
