/** Remedies as Groovy files: their headers, which are read and never run, and the words with which they plan. */
@NullMarked
package dev.fleetsh.script.remedy;

import org.jspecify.annotations.NullMarked;
