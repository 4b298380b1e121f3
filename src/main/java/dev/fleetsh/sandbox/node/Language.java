package dev.fleetsh.sandbox.node;

/** What a script is written in. */
public enum Language {
    SHELL,
    POWERSHELL
}
