package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.script.compare.Words;
import dev.fleetsh.script.member.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.StringGroovyMethods;
import org.jspecify.annotations.Nullable;

/** Words for calls that can't be right. */
record WrongCalls(KnownNames names) {
    /** A method that its receiver does not have, or not with these arguments. */
    void missing(Class<?> type, String name, ClassNode[] types, MethodCall call) {
        Set<String> known = new TreeSet<>();
        Members.methods(type).forEach(method -> known.add(method.getName()));
        Stream.of(DefaultGroovyMethods.class, StringGroovyMethods.class, NodesExtension.class)
                .flatMap(added -> Stream.of(added.getMethods()))
                .filter(added -> added.getParameterCount() > 0 && added.getParameterTypes()[0].isAssignableFrom(type))
                .forEach(added -> known.add(added.getName()));
        if (known.contains(name)) {
            if (Stream.of(types).anyMatch(argument -> type(argument) == Object.class)) {
                // Which method it is can be told only when the script runs.
                return;
            }
            names.mistake(
                    place(call),
                    name.length(),
                    "\"" + name + "\" of " + Words.one(type) + " does not take " + given(types),
                    "");
        } else {
            names.mistake(
                    place(call),
                    name.length(),
                    "no method \"" + name + "\" on " + Words.one(type),
                    Nearest.hint(name, known));
        }
    }

    static String given(ClassNode[] types) {
        List<String> given = new ArrayList<>();
        for (ClassNode argument : types) {
            Class<?> each = type(argument);
            given.add(each == null ? "a " + argument.getNameWithoutPackage() : Words.one(each));
        }
        return given.isEmpty() ? "no arguments" : String.join(", ", given);
    }

    static ASTNode place(MethodCall call) {
        return call instanceof MethodCallExpression method ? method.getMethod() : (Expression) call;
    }

    /** The class that a type is, or null where it is of the script itself. */
    static @Nullable Class<?> type(@Nullable ClassNode type) {
        if (type == null || !type.isResolved()) {
            return null;
        }
        return type.getTypeClass();
    }
}
