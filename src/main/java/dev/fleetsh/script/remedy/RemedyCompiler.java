package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.evaluate.ModelProperties;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** Makes a class of the file of a remedy. */
final class RemedyCompiler {
    private RemedyCompiler() {}

    /**
     * @param file its name, which messages and stack traces show
     * @throws ScriptException with the place of the first mistake
     */
    // Classes of the remedy are loaded from it for as long as the remedy is there.
    @SuppressWarnings("resource")
    static Class<? extends RemedyScript> compile(String file, String source) {
        ModelProperties.install();
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(RemedyScript.class.getName());
        configuration.addCompilationCustomizers(
                new ImportCustomizer().addStarImports("dev.fleetsh.fleet", "dev.fleetsh.check", "java.time"),
                new CallWord());
        GroovyClassLoader loader = new GroovyClassLoader(RemedyScript.class.getClassLoader(), configuration);
        try {
            Class<?> made = loader.parseClass(new GroovyCodeSource(source, file, "/fleetsh/remedy"), false);
            return made.asSubclass(RemedyScript.class);
        } catch (MultipleCompilationErrorsException e) {
            throw Mistakes.of(source, e.getErrorCollector()).in(file);
        } catch (CompilationFailedException e) {
            throw new ScriptException(Mistakes.SCRIPT_ERROR, String.valueOf(e.getMessage()), "", source, 1, 1, 1)
                    .in(file);
        }
    }

    /** A closure has a method {@code call} of its own, which would hide the word. */
    private static final class CallWord extends CompilationCustomizer {
        CallWord() {
            super(CompilePhase.CONVERSION);
        }

        @Override
        public void call(SourceUnit unit, GeneratorContext context, ClassNode type) {
            new ClassCodeVisitorSupport() {
                @Override
                public void visitMethodCallExpression(MethodCallExpression call) {
                    if (call.isImplicitThis() && "call".equals(call.getMethodAsString())) {
                        ConstantExpression word = new ConstantExpression("calls");
                        word.setSourcePosition(call.getMethod());
                        call.setMethod(word);
                    }
                    super.visitMethodCallExpression(call);
                }

                @Override
                protected SourceUnit getSourceUnit() {
                    return unit;
                }
            }.visitClass(type);
        }
    }
}
