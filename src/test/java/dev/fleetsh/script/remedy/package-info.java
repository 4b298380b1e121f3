/** Remedies as files, and the scripts that they run on nodes. */
@org.jspecify.annotations.NullMarked
package dev.fleetsh.script.remedy;
