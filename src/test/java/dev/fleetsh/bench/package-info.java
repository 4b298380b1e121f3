/** Measurements that {@code make bench} prints; none of them is a test. */
@NullMarked
package dev.fleetsh.bench;

import org.jspecify.annotations.NullMarked;
