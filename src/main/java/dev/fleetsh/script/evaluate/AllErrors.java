package dev.fleetsh.script.evaluate;

import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;

/** Collects errors and goes on, where Groovy's own collector stops at the end of the phase that had some. */
final class AllErrors extends ErrorCollector {
    private static final long serialVersionUID = 1L;

    AllErrors(CompilerConfiguration configuration) {
        super(configuration);
    }

    @Override
    protected void failIfErrors() {
        // Later phases find further mistakes.
    }
}
