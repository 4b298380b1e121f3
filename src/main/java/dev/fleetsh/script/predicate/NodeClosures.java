package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.script.scope.ScriptScope;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.LambdaExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;

/**
 * Finds the closures of a text that selections of nodes take, as in {@code nodes.where { windows }}, and puts classes in their
 * place that are compiled against a node. Every name in such a closure is checked before anything of the text runs.
 */
public final class NodeClosures extends ClassCodeVisitorSupport {
    /** Name of the static field of some of the classes that holds the session's scope, set before they are used. */
    public static final String SCOPE = Enclosing.SCOPE;

    /** What the session has when the text is compiled: names of its variables, functions and classes. */
    public record Around(ScriptScope scope, Set<String> variables, Set<String> functions, Set<String> types) {}

    private final SourceUnit unit;
    private final ModuleNode module;
    private final Around around;
    private final ClosureCompiler compiler;
    private final Set<String> assigned;
    private final Receivers receivers = new Receivers(this::variableType);
    private final Map<String, Class<?>> firstTypes = new HashMap<>();
    private final Map<String, Integer> timesAssigned;
    private final Deque<String> calls = new ArrayDeque<>();
    private Locals locals = new Locals();
    private Outer outer;
    private int deferred;

    private NodeClosures(SourceUnit unit, String text, Around around, boolean dynamic) {
        this.unit = unit;
        this.module = unit.getAST();
        this.around = around;
        Assignments assignments = new Assignments();
        module.getClasses().forEach(type -> type.getMethods()
                .forEach(method -> method.getCode().visit(assignments)));
        this.assigned = assignments.names();
        this.timesAssigned = assignments.times();
        this.compiler = new ClosureCompiler(unit, text, around.scope(), assigned, dynamic);
        this.outer = outer(module.getClasses().get(0));
    }

    /**
     * Works on the classes of a text as its parser made them, and adds those of its closures to them.
     *
     * @param dynamic whether the closures' classes are left to find methods when they run
     * @return the classes added
     * @throws dev.fleetsh.fleet.ScriptException with the place of a mistake in a closure over nodes
     */
    public static List<ClassNode> apply(SourceUnit unit, String text, Around around, boolean dynamic) {
        if (unit.getAST().getClasses().isEmpty()) {
            return List.of();
        }
        NodeClosures closures = new NodeClosures(unit, text, around, dynamic);
        for (ClassNode type : List.copyOf(closures.module.getClasses())) {
            closures.visitClass(type);
        }
        closures.compiler.classes().forEach(closures.module::addClass);
        return closures.compiler.classes();
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return unit;
    }

    @Override
    public void visitClass(ClassNode type) {
        Outer before = outer;
        Locals outside = locals;
        outer = outer(type);
        locals = new Locals();
        locals.enter();
        super.visitClass(type);
        locals = outside;
        outer = before;
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
        int before = deferred;
        deferred = method.isScriptBody() ? 0 : 1;
        locals.enter();
        for (Parameter parameter : method.getParameters()) {
            add(parameter);
        }
        super.visitConstructorOrMethod(method, isConstructor);
        locals.leave();
        deferred = before;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        call.getObjectExpression().visit(this);
        call.getMethod().visit(this);
        String name = String.valueOf(call.getMethodAsString());
        calls.push(name);
        Class<?> receiver = call.isImplicitThis() || !ClosureCompiler.takesClosure(name)
                ? void.class
                : call.isSpreadSafe() ? Object.class : receivers.type(call.getObjectExpression());
        if ((receiver == Nodes.class || receiver == Object.class)
                && call.getArguments() instanceof TupleExpression arguments) {
            List<Expression> list = arguments.getExpressions();
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof ClosureExpression closure) {
                    list.set(i, closure(name, closure, receiver == Nodes.class));
                } else {
                    list.get(i).visit(this);
                }
            }
        } else {
            call.getArguments().visit(this);
        }
        calls.pop();
    }

    private Expression closure(String method, ClosureExpression closure, boolean certain) {
        boolean delegated =
                calls.stream().skip(1).anyMatch(name -> Set.of("with", "tap").contains(name));
        Expression compiled = compiler.compile(method, closure, outer, locals.visible(), certain, delegated);
        if (!certain || compiled == null) {
            closure.visit(this);
        }
        return compiled == null ? closure : compiled;
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        deferred++;
        locals.enter();
        Parameter[] parameters = closure.getParameters();
        if (parameters != null && parameters.length == 0) {
            locals.add("it", Object.class);
        } else if (parameters != null) {
            for (Parameter parameter : parameters) {
                add(parameter);
            }
        }
        super.visitClosureExpression(closure);
        locals.leave();
        deferred--;
    }

    @Override
    public void visitLambdaExpression(LambdaExpression lambda) {
        visitClosureExpression(lambda);
    }

    @Override
    public void visitBlockStatement(BlockStatement block) {
        locals.enter();
        super.visitBlockStatement(block);
        locals.leave();
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        locals.enter();
        if (loop.getValueVariable() != null) {
            add(loop.getValueVariable());
        }
        if (loop.getIndexVariable() != null) {
            add(loop.getIndexVariable());
        }
        super.visitForLoop(loop);
        locals.leave();
    }

    @Override
    public void visitCatchStatement(CatchStatement statement) {
        locals.enter();
        add(statement.getVariable());
        super.visitCatchStatement(statement);
        locals.leave();
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        declaration.getRightExpression().visit(this);
        if (declaration.isMultipleAssignmentDeclaration()) {
            declaration
                    .getTupleExpression()
                    .forEach(part -> locals.add(((VariableExpression) part).getName(), Object.class));
            return;
        }
        VariableExpression variable = declaration.getVariableExpression();
        Class<?> type = variable.isDynamicTyped()
                ? assigned.contains(variable.getName())
                        ? Object.class
                        : receivers.type(declaration.getRightExpression())
                : Receivers.declared(variable.getOriginType());
        locals.add(variable.getName(), type);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression binary) {
        super.visitBinaryExpression(binary);
        if (binary.getOperation().getType() == Types.ASSIGN
                && binary.getLeftExpression() instanceof VariableExpression variable) {
            firstTypes.putIfAbsent(variable.getName(), receivers.type(binary.getRightExpression()));
        }
    }

    private void add(Parameter parameter) {
        locals.add(
                parameter.getName(),
                parameter.isDynamicTyped() ? Object.class : Receivers.declared(parameter.getType()));
    }

    private Outer outer(ClassNode type) {
        return Outer.of(module, type, around.variables(), around.functions(), assigned, around.types());
    }

    private Class<?> variableType(String name) {
        Type local = locals.type(name);
        if (local != null) {
            return StaticTypes.raw(local);
        }
        if (!outer.isScript()) {
            return Object.class;
        }
        if (name.equals("nodes")) {
            return Nodes.class;
        }
        if (name.equals("fleet")) {
            return Fleet.class;
        }
        if (deferred > 0) {
            // When that code runs, the variable may hold something else.
            return Object.class;
        }
        if (assigned.contains(name)) {
            return timesAssigned.getOrDefault(name, 0) == 1
                    ? firstTypes.getOrDefault(name, Object.class)
                    : Object.class;
        }
        Object value = around.scope().values().get(name);
        return value == null ? Object.class : value.getClass();
    }
}
