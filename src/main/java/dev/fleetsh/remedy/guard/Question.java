package dev.fleetsh.remedy.guard;

/**
 * What a person is asked before anything is done.
 *
 * @param text what will happen and what it touches, in one or more lines
 * @param typed what they must type to go on: an account's alias, a domain, a count; empty where yes will do
 * @param nodes how many nodes it reaches
 * @param reads whether it only reads
 */
public record Question(String text, String typed, int nodes, boolean reads) {}
