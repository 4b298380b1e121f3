package dev.fleetsh.session;

/**
 * Something that a snippet defines.
 *
 * @param kind VARIABLE, METHOD, TYPE or IMPORT
 * @param name by which it is called; of an import the name or the package that it brings
 * @param text how it is declared, such as {@code int twice(int n)}, without what it does
 */
public record Definition(SnippetKind kind, String name, String text) {}
