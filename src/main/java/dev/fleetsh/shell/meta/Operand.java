package dev.fleetsh.shell.meta;

/** What the words behind a word of housekeeping are, for completion. */
public enum Operand {
    NONE,
    /** Names of variables, and ids of snippets. */
    VARIABLES,
    /** Ids of snippets, and names of what they define. */
    SNIPPETS,
    /** A file, behind flags. */
    FILE,
    /** A setting, then one of its values. */
    SETTINGS,
    /** Housekeeping words, verbs and subjects of help. */
    SUBJECTS,
    /** Groovy. */
    EXPRESSION
}
