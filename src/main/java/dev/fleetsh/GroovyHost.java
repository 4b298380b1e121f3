package dev.fleetsh;

import dev.fleetsh.shell.Options;

/** {@code fleetsh groovysh-init}: what groovysh needs to open the same fleet. */
final class GroovyHost {
    private GroovyHost() {}

    /** The start-up script of groovysh 5, with the way to start it in front. */
    static String init(Options options) {
        return HostScript.of("fleetsh-groovysh.groovy", options);
    }
}
