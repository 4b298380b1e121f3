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
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/** Makes the class that Groovy's parser built around a text into one that extends {@link CompiledPredicate}. */
final class PredicateClass {
    private PredicateClass() {}

    static ClassNode reshape(ClassNode type, BooleanExpression body, Captures captures) {
        List.copyOf(type.getMethods()).forEach(type::removeMethod);
        List.copyOf(type.getDeclaredConstructors()).forEach(type::removeConstructor);
        type.setSuperClass(ClassHelper.make(CompiledPredicate.class));
        type.setScript(false);
        type.setScriptBody(false);
        type.addConstructor(constructor(type, captures));
        type.addMethod(new MethodNode(
                "holds",
                Modifier.PUBLIC,
                ClassHelper.boolean_TYPE,
                new Parameter[] {new Parameter(ClassHelper.make(Node.class), Names.NODE)},
                ClassNode.EMPTY_ARRAY,
                new IfStatement(body, returning(true), returning(false))));
        return type;
    }

    private static ConstructorNode constructor(ClassNode type, Captures captures) {
        BlockStatement code = new BlockStatement();
        code.addStatement(new ExpressionStatement(new ConstructorCallExpression(
                ClassNode.SUPER, new ArgumentListExpression(new VariableExpression("fleetsh$text")))));
        int index = 0;
        for (Class<?> captured : captures.types()) {
            String name = Captures.name(index);
            type.addField(name, Modifier.PUBLIC | Modifier.FINAL, plain(captured), null);
            code.addStatement(new ExpressionStatement(new BinaryExpression(
                    new VariableExpression(name),
                    Token.newSymbol(Types.ASSIGN, -1, -1),
                    new CastExpression(
                            plain(captured),
                            new BinaryExpression(
                                    new VariableExpression("fleetsh$values"),
                                    Token.newSymbol(Types.LEFT_SQUARE_BRACKET, -1, -1),
                                    new ConstantExpression(index, true))))));
            index++;
        }
        return new ConstructorNode(
                Modifier.PUBLIC,
                new Parameter[] {
                    new Parameter(ClassHelper.STRING_TYPE, "fleetsh$text"),
                    new Parameter(ClassHelper.OBJECT_TYPE.makeArray(), "fleetsh$values")
                },
                ClassNode.EMPTY_ARRAY,
                code);
    }

    /** The type without its parameters, which a field may not share with the type itself. */
    private static ClassNode plain(Class<?> type) {
        return ClassHelper.make(type).getPlainNodeReference();
    }

    private static ReturnStatement returning(boolean value) {
        return new ReturnStatement(new ConstantExpression(value, true));
    }
}
