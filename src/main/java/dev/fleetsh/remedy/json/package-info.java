/** Plans and values as JSON text. */
@NullMarked
package dev.fleetsh.remedy.json;

import org.jspecify.annotations.NullMarked;
