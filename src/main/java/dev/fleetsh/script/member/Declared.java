package dev.fleetsh.script.member;

import java.lang.reflect.Method;
import java.util.List;

/** A function that lines have declared; what it declares can be read without calling it. */
public interface Declared {
    /** Its declarations, one for each number of parameters. */
    List<Method> methods();
}
