package dev.fleetsh.script.complete;

import java.util.Map;
import java.util.function.Supplier;

/** What completion knows before anything is typed. Made once; safe for several threads. */
final class Knowledge {
    private final GroovyMethods groovy = new GroovyMethods();
    private final MemberTypes members = new MemberTypes(groovy);
    private final ClassNames classes;

    Knowledge(Supplier<Map<String, Class<?>>> declared) {
        this.classes = new ClassNames(declared);
    }

    GroovyMethods groovy() {
        return groovy;
    }

    MemberTypes members() {
        return members;
    }

    ClassNames classes() {
        return classes;
    }
}
