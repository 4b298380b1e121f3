package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.error.Mistakes;
import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;

/**
 * Checks a whole script by the types of everything in it, and finds all mistakes, not only the first. Nothing runs, and what
 * is checked is thrown away. Where a type is known only when the script runs, nothing is said.
 */
public final class StaticCheck {
    private final Map<String, ScriptFunction> functions;
    private final Map<String, Class<?>> variables;

    /**
     * @param functions what scripts can call, by name
     * @param variables what scripts can read, by name
     */
    public StaticCheck(Map<String, ScriptFunction> functions, Map<String, Class<?>> variables) {
        this.functions = functions;
        this.variables = variables;
    }

    /** All mistakes, in the order of their places; empty when there is none. */
    public List<ScriptException> of(String text) {
        ModelProperties.install();
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(SessionScript.class.getName());
        configuration.addCompilationCustomizers(new Imports().customizer());
        try (GroovyClassLoader loader = new GroovyClassLoader(StaticCheck.class.getClassLoader(), configuration)) {
            CompilationUnit unit = new CompilationUnit(configuration, null, loader) {
                {
                    errorCollector = new AllErrors(configuration);
                }
            };
            SourceUnit source = unit.addSource("checked", text);
            List<ScriptException> found = new ArrayList<>();
            try {
                unit.compile(Phases.CONVERSION);
                if (source.getErrorCollector().hasErrors()) {
                    return List.of(Mistakes.of(text, source.getErrorCollector()));
                }
                Set<String> assigned = Assigned.in(source.getAST());
                for (ClassNode type : List.copyOf(source.getAST().getClasses())) {
                    Routing.apply(source, type);
                }
                unit.compile(Phases.CANONICALIZATION);
                check(unit, source, new KnownNames(text, functions, variables, assigned, found));
            } catch (CompilationFailedException e) {
                // The collector has what it found.
            } catch (GroovyBugError | RuntimeException e) {
                // Types that do not exist can upset the checker; they are reported.
                if (!source.getErrorCollector().hasErrors()) {
                    throw e;
                }
            } finally {
                loader.clearCache();
            }
            found.addAll(Mistakes.all(text, source.getErrorCollector(), Strictness::only));
            return sorted(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(CompilationUnit unit, SourceUnit source, KnownNames names) {
        ModuleNode module = source.getAST();
        for (ClassNode type : List.copyOf(module.getClasses())) {
            if (!(type instanceof InnerClassNode)) {
                Readers.hide(source, type);
                StaticTypeCheckingVisitor visitor = new StaticTypeCheckingVisitor(source, type);
                visitor.setCompilationUnit(unit);
                visitor.addTypeCheckingExtension(new ScriptTypes(visitor, names));
                visitor.initialize();
                visitor.visitClass(type);
                visitor.performSecondPass();
            }
        }
    }

    /** One mistake for each place: what follows from the first there helps nobody. */
    private static List<ScriptException> sorted(List<ScriptException> found) {
        Set<Integer> places = new TreeSet<>();
        return found.stream()
                .sorted(Comparator.comparingInt(ScriptException::line).thenComparingInt(ScriptException::column))
                .filter(mistake -> places.add(mistake.line() * 10_000 + mistake.column()))
                .toList();
    }
}
