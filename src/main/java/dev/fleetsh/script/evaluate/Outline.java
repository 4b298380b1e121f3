package dev.fleetsh.script.evaluate;

import dev.fleetsh.session.Definition;
import dev.fleetsh.session.SnippetKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/**
 * What a text is and defines, read from its syntax tree as the parser made it.
 *
 * @param kind by the last statement
 */
public record Outline(SnippetKind kind, List<Definition> definitions) {
    public Outline {
        definitions = List.copyOf(definitions);
    }

    static Outline of(ModuleNode module) {
        List<Definition> definitions = new ArrayList<>();
        imports(module, definitions);
        for (ClassNode type : module.getClasses()) {
            if (!type.isScript() && !(type instanceof InnerClassNode)) {
                definitions.add(new Definition(
                        SnippetKind.TYPE,
                        type.getNameWithoutPackage(),
                        word(type) + " " + type.getNameWithoutPackage()));
            }
        }
        for (MethodNode method : module.getMethods()) {
            definitions.add(new Definition(SnippetKind.METHOD, method.getName(), signature(method)));
        }
        SnippetKind kind = definitions.isEmpty()
                ? SnippetKind.STATEMENT
                : definitions.get(definitions.size() - 1).kind();
        for (Statement statement : module.getStatementBlock().getStatements()) {
            if (statement.getLineNumber() < 1) {
                // The parser gives a text without statements one of its own.
                continue;
            }
            int before = definitions.size();
            if (statement instanceof ExpressionStatement line) {
                variables(line.getExpression(), definitions);
                kind = definitions.size() > before ? SnippetKind.VARIABLE : SnippetKind.EXPRESSION;
            } else {
                kind = SnippetKind.STATEMENT;
            }
        }
        return new Outline(kind, definitions);
    }

    private static void imports(ModuleNode module, List<Definition> definitions) {
        List<ImportNode> imports = new ArrayList<>(module.getImports());
        imports.addAll(module.getStarImports());
        imports.addAll(module.getStaticImports().values());
        imports.addAll(module.getStaticStarImports().values());
        // Those of earlier lines have no place in this text.
        imports.removeIf(each -> each.getLineNumber() < 1);
        for (ImportNode each : imports) {
            String name = each.getAlias() != null
                    ? each.getAlias()
                    : each.getPackageName() != null ? each.getPackageName() + "*" : each.getClassName() + ".*";
            definitions.add(new Definition(SnippetKind.IMPORT, name, each.getText()));
        }
    }

    private static void variables(Expression expression, List<Definition> definitions) {
        if (expression instanceof DeclarationExpression declaration) {
            Expression left = declaration.getLeftExpression();
            List<Expression> names = left instanceof TupleExpression several ? several.getExpressions() : List.of(left);
            for (Expression name : names) {
                if (name instanceof VariableExpression variable) {
                    String type = variable.isDynamicTyped() ? "def" : written(variable.getOriginType());
                    definitions.add(
                            new Definition(SnippetKind.VARIABLE, variable.getName(), type + " " + variable.getName()));
                }
            }
        } else if (expression instanceof BinaryExpression binary
                && binary.getOperation().getType() == Types.ASSIGN) {
            Expression left = binary.getLeftExpression();
            List<Expression> names = left instanceof TupleExpression several ? several.getExpressions() : List.of(left);
            for (Expression name : names) {
                if (name instanceof VariableExpression variable) {
                    definitions.add(new Definition(SnippetKind.VARIABLE, variable.getName(), variable.getName()));
                }
            }
        }
    }

    private static String word(ClassNode type) {
        if (type.isAnnotationDefinition()) {
            return "@interface";
        }
        boolean trait = type.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getClassNode().getName().equals("groovy.transform.Trait"));
        boolean record = type.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getClassNode().getName().startsWith("groovy.transform.Record"));
        return type.isEnum()
                ? "enum"
                : trait ? "trait" : type.isInterface() ? "interface" : record ? "record" : "class";
    }

    private static String signature(MethodNode method) {
        String parameters = Arrays.stream(method.getParameters())
                .map(parameter ->
                        (parameter.isDynamicTyped() ? "" : written(parameter.getType()) + " ") + parameter.getName())
                .collect(Collectors.joining(", "));
        String type = method.isDynamicReturnType() ? "def" : written(method.getReturnType());
        return type + " " + method.getName() + "(" + parameters + ")";
    }

    private static String written(ClassNode type) {
        return type.toString(false).replaceFirst(" <?->.*", "");
    }
}
