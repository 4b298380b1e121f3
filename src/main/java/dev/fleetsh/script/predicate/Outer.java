package dev.fleetsh.script.predicate;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.ModuleNode;

/**
 * The class in whose code a closure stands: the script, or a class that the text declares.
 *
 * @param variables names that its code can read without being told whose they are
 * @param functions names that it can call so
 * @param types simple names of classes that the text declares or imports
 * @param mayKnowMore whether it inherits from what can't be seen here
 */
record Outer(
        boolean isScript,
        Set<String> variables,
        Set<String> functions,
        Set<String> types,
        ModuleNode module,
        boolean mayKnowMore) {

    /**
     * @param session names of the session's variables
     * @param sessionFunctions names of the session's functions
     * @param assigned names to which the text gives values
     */
    static Outer of(
            ModuleNode module,
            ClassNode type,
            Set<String> session,
            Set<String> sessionFunctions,
            Set<String> assigned,
            Set<String> sessionTypes) {
        Set<String> variables = new HashSet<>();
        Set<String> functions = new HashSet<>();
        Set<String> types = new HashSet<>(sessionTypes);
        type.getFields().forEach(field -> variables.add(field.getName()));
        type.getProperties().forEach(property -> variables.add(property.getName()));
        type.getMethods().forEach(method -> functions.add(method.getName()));
        module.getClasses().forEach(each -> types.add(each.getNameWithoutPackage()));
        module.getImports().forEach(each -> types.add(each.getAlias()));
        boolean script = type.isScript();
        if (script) {
            variables.addAll(session);
            variables.addAll(assigned);
            functions.addAll(sessionFunctions);
            functions.addAll(assigned);
        } else {
            type.getMethods().stream()
                    .map(method -> method.getName())
                    .filter(name -> name.matches("(get|is)[A-Z].*"))
                    .forEach(name -> variables.add(property(name)));
        }
        boolean inherits = !script
                && (type instanceof InnerClassNode
                        || type.getInterfaces().length > 0
                        || !type.getUnresolvedSuperClass().getName().equals("java.lang.Object"));
        return new Outer(script, variables, functions, types, module, inherits);
    }

    /** Whether a static import of the text, or of an earlier line, brings a method of that name. */
    boolean isImported(String name) {
        if (module.getStaticImports().containsKey(name)) {
            return true;
        }
        for (ImportNode star : module.getStaticStarImports().values()) {
            try {
                Class<?> type = Class.forName(star.getClassName(), false, Outer.class.getClassLoader());
                if (Arrays.stream(type.getMethods())
                        .anyMatch(
                                method -> method.getName().equals(name) && Modifier.isStatic(method.getModifiers()))) {
                    return true;
                }
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                // A class of the session: its methods are not seen here.
                continue;
            }
        }
        return false;
    }

    private static String property(String reader) {
        String name = reader.replaceFirst("^(get|is)", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
