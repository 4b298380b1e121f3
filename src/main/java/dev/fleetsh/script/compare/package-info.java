/** What the comparison operators mean for versions, labels, times and facts; everything else is Groovy's. */
@NullMarked
package dev.fleetsh.script.compare;

import org.jspecify.annotations.NullMarked;
