/** Run Command: sending to many nodes, and finding out what became of it on each. */
@NullMarked
package dev.fleetsh.remedy.command;

import org.jspecify.annotations.NullMarked;
