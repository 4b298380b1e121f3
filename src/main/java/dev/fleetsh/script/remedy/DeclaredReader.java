package dev.fleetsh.script.remedy;

import dev.fleetsh.remedy.catalogue.Declared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/** Reads out of the syntax tree of a remedy what it may ask and call, what it risks and how it is taken back. */
final class DeclaredReader extends CodeVisitorSupport {
    /** What sending a script or document, and looking what became of it, takes. */
    private static final List<String> COMMANDS = List.of(
            "ssm:SendCommand",
            "ssm:ListCommands",
            "ssm:ListCommandInvocations",
            "ssm:GetCommandInvocation",
            "ssm:CancelCommand");

    private static final Pattern OPERATION = Pattern.compile("[a-z0-9]+:[A-Z][A-Za-z0-9]+");
    /** Where the operation stands among the words that are no named ones. */
    private static final Map<String, Integer> PLACES =
            Map.of("read", 0, "find", 0, "call", 0, "inverse", 0, "state", 1);

    private final Set<String> operations = new TreeSet<>();
    private final Set<String> risks = new LinkedHashSet<>();
    private final Set<String> undo = new LinkedHashSet<>();
    private boolean back;

    private DeclaredReader() {}

    /** @param source that {@link HeaderReader} could read */
    static Declared read(String file, String source) {
        CompilationUnit unit = new CompilationUnit();
        SourceUnit parsed = unit.addSource("remedy", source);
        try {
            unit.compile(Phases.CONVERSION);
        } catch (CompilationFailedException e) {
            return new Declared(file, List.of(), List.of(), List.of());
        }
        DeclaredReader reader = new DeclaredReader();
        parsed.getAST().getStatementBlock().visit(reader);
        return new Declared(file, List.copyOf(reader.operations), List.copyOf(reader.risks), List.copyOf(reader.undo));
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String word = call.isImplicitThis() ? String.valueOf(call.getMethodAsString()) : "";
        List<Expression> words = new ArrayList<>(Literals.arguments(call));
        List<Expression> named =
                words.stream().filter(MapExpression.class::isInstance).toList();
        words.removeAll(named);
        if (PLACES.containsKey(word) && words.size() > PLACES.get(word)) {
            List<String> found = operations(words.get(PLACES.get(word)));
            operations.addAll(found);
            if (word.equals("inverse")) {
                undo.addAll(found);
            }
        }
        switch (word) {
            case "shell", "powershell" -> sent(named.isEmpty() ? "" : script((MapExpression) named.get(0)));
            case "document" -> sent(words.isEmpty() ? "" : "document " + text(words.get(0)));
            case "risk" -> risks.add(words.stream().map(DeclaredReader::text).collect(Collectors.joining(": ")));
            case "irreversible" -> undo.add("none: " + (words.isEmpty() ? "…" : text(words.get(0))));
            default -> {}
        }
        boolean outer = back;
        back |= word.equals("undo");
        super.visitMethodCallExpression(call);
        back = outer;
    }

    private void sent(String what) {
        operations.addAll(COMMANDS);
        if (back) {
            undo.add(what);
        }
    }

    private static String script(MapExpression named) {
        String text = named.getMapEntryExpressions().stream()
                .filter(entry -> "run".equals(Literals.constant(entry.getKeyExpression())))
                .map(entry -> text(entry.getValueExpression()))
                .findFirst()
                .orElse("");
        return text.matches("[a-z0-9-]+") ? "script " + text : "a script of its own";
    }

    /** All that an operation may be: each side of a choice. */
    private static List<String> operations(Expression written) {
        List<String> found = new ArrayList<>();
        written.visit(new CodeVisitorSupport() {
            @Override
            public void visitConstantExpression(ConstantExpression constant) {
                if (constant.getValue() instanceof String text
                        && OPERATION.matcher(text).matches()) {
                    found.add(text);
                }
            }
        });
        return found;
    }

    private static String text(Expression written) {
        if (written instanceof GStringExpression mixed) {
            return mixed.getStrings().stream()
                    .map(part -> String.valueOf(part.getValue()))
                    .collect(Collectors.joining("…"));
        }
        return Literals.constant(written) instanceof String text ? text : "…";
    }
}
