/** What a plan is made of: effects on real resources, with what they call, how they are verified and taken back. */
@NullMarked
package dev.fleetsh.remedy.plan;

import org.jspecify.annotations.NullMarked;
