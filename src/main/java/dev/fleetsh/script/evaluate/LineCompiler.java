package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.error.Mistakes;
import groovy.lang.GroovyClassLoader;
import groovy.transform.ThreadInterrupt;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;

/** Compiles one text at a time; nothing of the compiler outlives it. */
final class LineCompiler {
    private final ClassLoader definitions;
    private final SessionBinding binding;
    private final Imports imports;

    LineCompiler(ClassLoader definitions, SessionBinding binding, Imports imports) {
        this.definitions = definitions;
        this.binding = binding;
        this.imports = imports;
    }

    /**
     * Compiles the text and keeps its imports.
     *
     * @param name of the script's class and of its frames in stack traces
     * @throws dev.fleetsh.fleet.ScriptException with the place of the first mistake
     */
    Compiled compile(String name, String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(SessionScript.class.getName());
        configuration.addCompilationCustomizers(
                imports.customizer(), new ASTTransformationCustomizer(ThreadInterrupt.class));
        try (GroovyClassLoader loader = new GroovyClassLoader(definitions, configuration)) {
            CompilationUnit unit = new CompilationUnit(configuration, null, loader);
            SourceUnit source = unit.addSource(name, text);
            try {
                unit.compile(Phases.CONVERSION);
                ModuleNode module = source.getAST();
                Outline outline = Outline.of(module);
                new Persistence(binding, text).apply(module);
                for (ClassNode type : module.getClasses()) {
                    Routing.apply(source, type);
                }
                unit.compile(Phases.CLASS_GENERATION);
                imports.keep(module);
                return Compiled.of(module, unit.getClasses(), outline);
            } catch (MultipleCompilationErrorsException e) {
                throw Mistakes.of(text, e.getErrorCollector());
            } catch (CompilationFailedException e) {
                throw Mistakes.of(text, source.getErrorCollector());
            } finally {
                loader.clearCache();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
