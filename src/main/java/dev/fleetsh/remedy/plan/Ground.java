package dev.fleetsh.remedy.plan;

/**
 * A fact of a node that a plan rests on.
 *
 * @param node its id
 * @param property such as {@code agent}, as predicates name it
 * @param value its text when the plan was made
 */
public record Ground(String node, String property, String value) {}
