package dev.fleetsh.script.remedy;

import groovy.lang.Closure;
import groovy.lang.Script;
import org.jspecify.annotations.Nullable;

/** What the file of a remedy becomes. */
public abstract class RemedyScript extends Script {
    private @Nullable RemedyBody body;

    /** The word that a file begins with. */
    public void remedy(String id, Closure<?> header) {
        RemedyBody read = new RemedyBody();
        read.read(header);
        body = read;
    }

    @Nullable
    RemedyBody body() {
        return body;
    }
}
