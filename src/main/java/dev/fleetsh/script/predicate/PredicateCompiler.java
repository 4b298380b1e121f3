package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.scope.ScriptScope;
import groovy.lang.GroovyClassLoader;
import groovy.transform.CompileStatic;
import groovy.transform.ThreadInterrupt;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.tools.GroovyClass;

/** Turns the text of a predicate into a class. */
public final class PredicateCompiler {
    private static final String CLASS_NAME = "Predicate";

    // Groovy keeps what it knows of Java's classes by this loader, and would find it out anew for each predicate.
    private static final GroovyClassLoader SHARED = new GroovyClassLoader(PredicateCompiler.class.getClassLoader());

    private final ScriptScope scope;

    public PredicateCompiler(ScriptScope scope) {
        this.scope = scope;
    }

    /**
     * Compiles one expression.
     *
     * @throws ScriptException with the place of the mistake
     */
    public NodePredicate compile(String text) {
        if (text.isBlank()) {
            throw new ScriptException(
                    Mistakes.SCRIPT_ERROR, "an empty predicate", "write one as in windows && online", text, 0, 0, 1);
        }
        CompilerConfiguration configuration = new CompilerConfiguration();
        GroovyClassLoader loader = new GroovyClassLoader(PredicateCompiler.class.getClassLoader(), configuration);
        CompilationUnit unit = new CompilationUnit(configuration, null, loader, SHARED);
        SourceUnit source = unit.addSource(CLASS_NAME, text);
        source.setClassLoader(SHARED);
        try {
            unit.compile(Phases.CONVERSION);
            Captures captures = new Captures(false);
            StaticTypes types = new StaticTypes();
            Rewriting rewriting = new Rewriting(
                    source,
                    text,
                    new SessionValues(scope, captures, types),
                    captures,
                    types,
                    Set.of("node", "it"),
                    Set.copyOf(scope.checkIds()),
                    scope.clock().instant());
            ClassNode type = PredicateClass.reshape(
                    scriptClass(source.getAST(), text),
                    rewriting.predicate(expression(source.getAST(), text)),
                    captures);
            if (!rewriting.findings().isDynamic()) {
                type.addAnnotation(ClassHelper.make(CompileStatic.class));
            }
            if (rewriting.findings().hasClosure()) {
                // Only closures can run long; a plain expression need not look for interrupts.
                configuration.addCompilationCustomizers(new ASTTransformationCustomizer(ThreadInterrupt.class));
            }
            unit.compile(Phases.CLASS_GENERATION);
            return define(unit, loader, text, captures);
        } catch (MultipleCompilationErrorsException e) {
            throw Mistakes.of(text, e.getErrorCollector());
        } catch (CompilationFailedException e) {
            throw Mistakes.of(text, source.getErrorCollector());
        }
    }

    private static NodePredicate define(
            CompilationUnit unit, GroovyClassLoader loader, String text, Captures captures) {
        Class<?> predicate = null;
        for (GroovyClass compiled : unit.getClasses()) {
            Class<?> defined = loader.defineClass(compiled.getName(), compiled.getBytes());
            if (compiled.getName().equals(CLASS_NAME)) {
                predicate = defined;
            }
        }
        try {
            return (NodePredicate) Objects.requireNonNull(predicate)
                    .getConstructor(String.class, Object[].class)
                    .newInstance(text, captures.values());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled predicate can't be made", e);
        }
    }

    private static ClassNode scriptClass(ModuleNode module, String text) {
        for (ClassNode type : module.getClasses()) {
            if (!type.isScript()) {
                throw Mistakes.at(text, type, "a predicate is one expression", "");
            }
        }
        return module.getClasses().get(0);
    }

    private static Expression expression(ModuleNode module, String text) {
        if (!module.getImports().isEmpty()) {
            throw Mistakes.at(text, module.getImports().get(0), "a predicate is one expression", "");
        }
        for (MethodNode method : module.getMethods()) {
            throw Mistakes.at(text, method, "a predicate is one expression", "");
        }
        List<Statement> statements = module.getStatementBlock().getStatements();
        if (statements.isEmpty()) {
            throw Mistakes.at(text, 1, 1, text.length(), "an empty predicate", "write one as in windows && online");
        }
        if (statements.size() > 1) {
            throw Mistakes.at(
                    text, statements.get(1), "a predicate is one expression", "join conditions with && or ||");
        }
        if (statements.get(0) instanceof BlockStatement block) {
            throw Mistakes.at(text, block, "a predicate is an expression, not a closure", "leave the braces out");
        }
        if (!(statements.get(0) instanceof ExpressionStatement statement)) {
            throw Mistakes.at(text, statements.get(0), "a predicate is one expression", "");
        }
        return statement.getExpression();
    }
}
