/** What plans would lead to: what-if, the smallest plan that helps most, how two plans differ, what a plan costs and risks. */
@NullMarked
package dev.fleetsh.remedy.forecast;

import org.jspecify.annotations.NullMarked;
