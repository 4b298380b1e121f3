package dev.fleetsh.session;

import java.util.Locale;

/** What a snippet is, by its last statement. */
public enum SnippetKind {
    EXPRESSION,
    VARIABLE,
    METHOD,
    TYPE,
    IMPORT,
    STATEMENT,
    COMMAND,
    /** It did not compile, or failed while it ran. */
    ERROR;

    /** The word for it, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
