package dev.fleetsh.script.evaluate;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** Imports of the lines that compiled, for the lines that follow. Safe for the thread that warms up. */
final class Imports {
    private record Import(String kind, String alias, String type, String member) {}

    private final Set<Import> kept = new LinkedHashSet<>();

    /** What every line begins with. */
    synchronized ImportCustomizer customizer() {
        ImportCustomizer imports = new ImportCustomizer();
        imports.addStarImports("dev.fleetsh.fleet", "dev.fleetsh.check", "java.time");
        for (Import one : kept) {
            switch (one.kind) {
                case "type" -> imports.addImport(one.alias, one.type);
                case "star" -> imports.addStarImports(one.type);
                case "static" -> imports.addStaticImport(one.alias, one.type, one.member);
                default -> imports.addStaticStars(one.type);
            }
        }
        return imports;
    }

    /** Imported classes by the names that scripts have for them; none of them is initialized. */
    synchronized Map<String, Class<?>> types(ClassLoader loader) {
        Map<String, Class<?>> types = new HashMap<>();
        for (Import one : kept) {
            if (one.kind.equals("type")) {
                try {
                    types.put(one.alias, Class.forName(one.type, false, loader));
                } catch (ClassNotFoundException | LinkageError e) {
                    // A line that compiled may still import what is gone.
                }
            }
        }
        return types;
    }

    /** The same imports, apart from which more can be kept. */
    synchronized Imports copy() {
        Imports copy = new Imports();
        copy.kept.addAll(kept);
        return copy;
    }

    synchronized void keep(ModuleNode module) {
        module.getImports().forEach(add("type"));
        module.getStarImports().forEach(add("star"));
        module.getStaticImports().values().forEach(add("static"));
        module.getStaticStarImports().values().forEach(add("static star"));
    }

    /** Takes back what an import brought, by the name that {@link Outline} gives it. */
    synchronized void remove(String name) {
        kept.removeIf(one -> switch (one.kind) {
            case "type", "static" -> one.alias.equals(name);
            case "star" -> (one.type + ".*").equals(name);
            default -> (one.type + ".*").equals(name);
        });
    }

    private Consumer<ImportNode> add(String kind) {
        return node -> kept.add(new Import(
                kind,
                String.valueOf(node.getAlias()),
                kind.equals("star") ? node.getPackageName().replaceFirst("\\.$", "") : node.getClassName(),
                String.valueOf(node.getFieldName())));
    }
}
