package dev.fleetsh.script.predicate;

import dev.fleetsh.fleet.Node;
import java.lang.reflect.Modifier;
import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ConstructorNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/** Shapes the classes of compiled predicates and closures. */
final class PredicateClass {
    private static final String VALUES = "fleetsh$values";
    private static final String TEXT = "fleetsh$text";
    private static final String ANY = "fleetsh$any";
    private static final String THROWN = "fleetsh$thrown";

    private PredicateClass() {}

    /** Makes the class that Groovy's parser built around a text into one that extends {@link CompiledPredicate}. */
    static ClassNode reshape(ClassNode type, BooleanExpression body, Captures captures) {
        List.copyOf(type.getMethods()).forEach(type::removeMethod);
        List.copyOf(type.getDeclaredConstructors()).forEach(type::removeConstructor);
        type.setSuperClass(ClassHelper.make(CompiledPredicate.class));
        type.setScript(false);
        type.setScriptBody(false);
        construct(type, captures, new Parameter(ClassHelper.STRING_TYPE, TEXT), values());
        type.addMethod(method("holds", ClassHelper.boolean_TYPE, truth(body)));
        type.addMethod(entry("test", "holds", ClassHelper.boolean_TYPE));
        return type;
    }

    /**
     * A class for a closure.
     *
     * @param method {@code holds} with a primitive result or {@code value}
     */
    static ClassNode closure(String name, String method, Statement body, Captures captures) {
        ClassNode type = new ClassNode(name, Modifier.PUBLIC | Modifier.FINAL, ClassHelper.make(CompiledClosure.class));
        construct(type, captures, values());
        boolean predicate = method.equals("holds");
        ClassNode result = predicate ? ClassHelper.boolean_TYPE : ClassHelper.OBJECT_TYPE;
        type.addMethod(method(method, result, body));
        type.addMethod(entry(predicate ? "test" : "apply", method, result));
        return type;
    }

    static Statement truth(BooleanExpression body) {
        return new IfStatement(body, returning(true), returning(false));
    }

    private static MethodNode method(String name, ClassNode result, Statement body) {
        return new MethodNode(
                name,
                Modifier.PUBLIC,
                result,
                new Parameter[] {new Parameter(ClassHelper.make(Node.class), Names.PARAMETER)},
                ClassNode.EMPTY_ARRAY,
                body);
    }

    /** The method of the interface: overridden here, it finds the other one without a search among all compiled classes. */
    private static MethodNode entry(String name, String method, ClassNode result) {
        Expression node = new CastExpression(ClassHelper.make(Node.class), new VariableExpression(ANY));
        Statement call = new ReturnStatement(own(method, new ArgumentListExpression(node)));
        Parameter thrown = new Parameter(ClassHelper.make(Throwable.class), THROWN);
        TryCatchStatement guarded = new TryCatchStatement(call, EmptyStatement.INSTANCE);
        guarded.addCatch(new CatchStatement(
                thrown,
                new ThrowStatement(own("failure", new ArgumentListExpression(node, new VariableExpression(THROWN))))));
        return new MethodNode(
                name,
                Modifier.PUBLIC,
                result,
                new Parameter[] {new Parameter(ClassHelper.OBJECT_TYPE, ANY)},
                ClassNode.EMPTY_ARRAY,
                guarded);
    }

    private static Expression own(String method, Expression arguments) {
        return new MethodCallExpression(VariableExpression.THIS_EXPRESSION, method, arguments);
    }

    private static Parameter values() {
        return new Parameter(ClassHelper.OBJECT_TYPE.makeArray(), VALUES);
    }

    private static void construct(ClassNode type, Captures captures, Parameter... parameters) {
        BlockStatement code = new BlockStatement();
        if (parameters.length > 1) {
            code.addStatement(new ExpressionStatement(new ConstructorCallExpression(
                    ClassNode.SUPER, new ArgumentListExpression(new VariableExpression(TEXT)))));
        }
        int handed = 0;
        for (Captures.Capture capture : captures.all()) {
            ClassNode field = plain(capture.type());
            type.addField(capture.name(), Modifier.PUBLIC | Modifier.FINAL, field, null);
            Expression value = capture.initial();
            if (value == null) {
                value = new BinaryExpression(
                        new VariableExpression(VALUES),
                        Token.newSymbol(Types.LEFT_SQUARE_BRACKET, -1, -1),
                        new ConstantExpression(handed++, true));
            }
            code.addStatement(new ExpressionStatement(new BinaryExpression(
                    new VariableExpression(capture.name()),
                    Token.newSymbol(Types.ASSIGN, -1, -1),
                    capture.type() == Object.class ? value : new CastExpression(field, value))));
        }
        type.addConstructor(new ConstructorNode(Modifier.PUBLIC, parameters, ClassNode.EMPTY_ARRAY, code));
    }

    /** The type without its parameters, which a field may not share with the type itself. */
    private static ClassNode plain(Class<?> type) {
        return ClassHelper.make(type).getPlainNodeReference();
    }

    private static ReturnStatement returning(boolean value) {
        return new ReturnStatement(new ConstantExpression(value, true));
    }
}
