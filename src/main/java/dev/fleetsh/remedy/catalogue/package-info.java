/** Remedies, and what they plan with. */
@NullMarked
package dev.fleetsh.remedy.catalogue;

import org.jspecify.annotations.NullMarked;
