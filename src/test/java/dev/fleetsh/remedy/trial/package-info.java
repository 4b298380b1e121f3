/** Every remedy on the simulated AWS: what fails before, what the plan says, what is done, and that it can be undone. */
@NullMarked
package dev.fleetsh.remedy.trial;

import org.jspecify.annotations.NullMarked;
