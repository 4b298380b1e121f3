/** Fleets as files: one JSON object a line, compressed, written whole or not at all. */
@NullMarked
package dev.fleetsh.source.snapshot;

import org.jspecify.annotations.NullMarked;
