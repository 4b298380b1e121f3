package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.error.Mistakes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/** Takes a script apart into what can be entered one after the other. */
public final class Pieces {
    private Pieces() {}

    /**
     * A part of a script.
     *
     * @param line where it begins, from 1
     */
    public record Piece(int line, String text) {}

    /**
     * The imports, classes, methods and statements at the top level of a text, with the remarks above them; those that
     * share a line stay together.
     *
     * @throws dev.fleetsh.fleet.ScriptException when the text does not parse
     */
    public static List<Piece> of(String text) {
        List<ASTNode> nodes = nodes(module(text));
        nodes.removeIf(node -> node.getLineNumber() < 1);
        nodes.sort(Comparator.comparingInt(ASTNode::getLineNumber));
        List<String> lines = text.lines().toList();
        List<Piece> pieces = new ArrayList<>();
        int begin = 1;
        int end = 0;
        for (ASTNode node : nodes) {
            if (node.getLineNumber() > end && end > 0) {
                pieces.add(piece(lines, begin, end));
                begin = end + 1;
            }
            end = Math.max(end, node.getLastLineNumber());
        }
        if (end > 0) {
            pieces.add(piece(lines, begin, Math.min(end, lines.size())));
        }
        return pieces;
    }

    private static Piece piece(List<String> lines, int begin, int end) {
        int first = begin;
        while (first < end && lines.get(first - 1).isBlank()) {
            first++;
        }
        return new Piece(first, String.join("\n", lines.subList(first - 1, end)));
    }

    private static List<ASTNode> nodes(ModuleNode module) {
        List<ASTNode> nodes = new ArrayList<>(module.getImports());
        nodes.addAll(module.getStarImports());
        nodes.addAll(module.getStaticImports().values());
        nodes.addAll(module.getStaticStarImports().values());
        module.getClasses().stream()
                .filter(type -> !type.isScript() && !(type instanceof InnerClassNode))
                .forEach(nodes::add);
        nodes.addAll(module.getMethods());
        nodes.addAll(module.getStatementBlock().getStatements());
        return nodes;
    }

    static ModuleNode module(String text) {
        CompilationUnit unit = new CompilationUnit();
        SourceUnit source = unit.addSource("script", text);
        try {
            unit.compile(Phases.CONVERSION);
            return source.getAST();
        } catch (MultipleCompilationErrorsException e) {
            throw Mistakes.of(text, e.getErrorCollector());
        } catch (CompilationFailedException e) {
            throw Mistakes.of(text, source.getErrorCollector());
        }
    }

    /**
     * Where the last statement of a text stands if it is an expression, as offsets into the text.
     *
     * @return begin and end, or null when the last statement is something else
     */
    static int @org.jspecify.annotations.Nullable [] lastExpression(String text) {
        List<ASTNode> nodes = nodes(module(text));
        nodes.removeIf(node -> node.getLineNumber() < 1);
        ASTNode last = nodes.stream()
                .max(Comparator.comparingInt(ASTNode::getLineNumber).thenComparingInt(ASTNode::getColumnNumber))
                .orElse(null);
        if (!(last instanceof org.codehaus.groovy.ast.stmt.ExpressionStatement)) {
            return null;
        }
        return new int[] {
            offset(text, last.getLineNumber(), last.getColumnNumber()),
            offset(text, last.getLastLineNumber(), last.getLastColumnNumber())
        };
    }

    private static int offset(String text, int line, int column) {
        int at = Arrays.stream(text.split("\n", -1))
                .limit(line - 1L)
                .mapToInt(row -> row.length() + 1)
                .sum();
        return Math.min(text.length(), at + column - 1);
    }
}
