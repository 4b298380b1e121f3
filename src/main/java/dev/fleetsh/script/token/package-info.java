/** Groovy's words and brackets, read from text that need not be complete and without Groovy's classes. */
@NullMarked
package dev.fleetsh.script.token;

import org.jspecify.annotations.NullMarked;
