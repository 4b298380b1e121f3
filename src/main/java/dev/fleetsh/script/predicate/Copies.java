package dev.fleetsh.script.predicate;

import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.LambdaExpression;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Second syntax trees of the closures of a text: rewriting a tree changes it, and the first one may still be needed. */
final class Copies extends ClassCodeVisitorSupport {
    private record Place(int line, int column) {}

    private final SourceUnit unit;
    private final Map<Place, ClosureExpression> closures = new HashMap<>();

    private Copies(SourceUnit unit) {
        this.unit = unit;
    }

    /** Parses the text, which is known to parse. */
    static Copies of(String name, String text) {
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        SourceUnit source = unit.addSource(name, text);
        unit.compile(Phases.CONVERSION);
        Copies copies = new Copies(source);
        for (ClassNode type : source.getAST().getClasses()) {
            copies.visitClass(type);
        }
        return copies;
    }

    /** The copy of a closure, or null; each copy is given once. */
    @Nullable
    ClosureExpression take(ClosureExpression closure) {
        return closures.remove(new Place(closure.getLineNumber(), closure.getColumnNumber()));
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        closures.put(new Place(closure.getLineNumber(), closure.getColumnNumber()), closure);
        super.visitClosureExpression(closure);
    }

    @Override
    public void visitLambdaExpression(LambdaExpression lambda) {
        visitClosureExpression(lambda);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }
}
