package dev.fleetsh.command;

import java.util.function.UnaryOperator;

/**
 * What things are called in a script that is saved.
 *
 * @param answers gives expressions the names that the script has for earlier answers
 * @param plans gives the variable of a plan's id, and of the last plan for an empty text; empty where the script makes none
 */
public record SavedNames(UnaryOperator<String> answers, UnaryOperator<String> plans) {}
