package dev.fleetsh.script.remedy;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a remedy does: its conditions, and what it plans. The words of the header were read before and mean nothing here. */
public final class RemedyBody extends GroovyObjectSupport {
    private final Map<String, Closure<?>> conditions = new LinkedHashMap<>();
    private @Nullable Closure<?> plan;
    private @Nullable Closure<?> onEach;

    void read(Closure<?> header) {
        Words.run(header, this);
    }

    Map<String, Closure<?>> conditions() {
        return conditions;
    }

    @Nullable
    Closure<?> plan() {
        return plan;
    }

    @Nullable
    Closure<?> onEach() {
        return onEach;
    }

    /** Nodes for which the closure says no are remarked on with that text. */
    public void where(String text, Closure<?> condition) {
        conditions.put(text, condition);
    }

    public void plan(Closure<?> closure) {
        plan = closure;
    }

    public void onEach(Closure<?> closure) {
        onEach = closure;
    }

    public void title(String text) {}

    public void fixes(String... ids) {}

    public void help(String text) {}

    public void stage(String label) {}

    public void onlyIfAsked(boolean yes) {}

    public void param(Map<String, Object> more, String name) {}

    public void param(String name) {}
}
