/** Which names can follow a dot, by reflection alone. */
@NullMarked
package dev.fleetsh.script.member;

import org.jspecify.annotations.NullMarked;
