package dev.fleetsh.script.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.tools.GroovyClass;
import org.jspecify.annotations.Nullable;

/**
 * A compiled text.
 *
 * @param script name of the class that runs it, or null when it only defines classes
 * @param methods names of the methods at its top level
 * @param types names of the classes that it defines
 * @param closures names of the classes made for its closures over nodes
 * @param code byte code of all classes by name
 * @param outline what it is and defines
 * @param variables names of the types of the variables that it declares, by the variables' names
 */
record Compiled(
        @Nullable String script,
        List<String> methods,
        List<String> types,
        List<String> closures,
        Map<String, byte[]> code,
        Outline outline,
        Map<String, String> variables) {

    static Compiled of(
            ModuleNode module,
            List<GroovyClass> classes,
            List<ClassNode> closures,
            Outline outline,
            Map<String, ClassNode> declared) {
        String script = null;
        List<String> methods = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (ClassNode type : module.getClasses()) {
            if (type.isScript()) {
                script = type.getName();
                for (MethodNode method : module.getMethods()) {
                    methods.add(method.getName());
                }
            } else if (!closures.contains(type)
                    && (script == null || !type.getName().startsWith(script + "$"))) {
                types.add(type.getName());
            }
        }
        Map<String, byte[]> code = new HashMap<>();
        classes.forEach(type -> code.put(type.getName(), type.getBytes()));
        Map<String, String> variables = new HashMap<>();
        declared.forEach((name, type) -> variables.put(name, type.getName()));
        return new Compiled(
                script,
                methods,
                types,
                closures.stream().map(ClassNode::getName).toList(),
                code,
                outline,
                variables);
    }
}
