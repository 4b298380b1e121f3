/** Lines and blocks of Groovy: variables that persist, class loaders that do not, interrupts, errors in plain words. */
@NullMarked
package dev.fleetsh.script.evaluate;

import org.jspecify.annotations.NullMarked;
