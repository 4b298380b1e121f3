/** The public face: an open fleet with its focus, its edition of the rules and its named values. */
@NullMarked
package dev.fleetsh.session;

import org.jspecify.annotations.NullMarked;
