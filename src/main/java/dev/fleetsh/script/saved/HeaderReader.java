package dev.fleetsh.script.saved;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.error.Mistakes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Reads headers out of the syntax tree; nothing is evaluated, and only constants are accepted. */
final class HeaderReader {
    private static final Set<String> WORDS = Set.of("title", "param");
    private static final List<String> KEYS = List.of("type", "default", "help", "choices");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,40}");
    private static final Set<String> TAKEN = Set.of(
            "nodes",
            "fleet",
            "session",
            "out",
            "node",
            "it",
            "help",
            "ready",
            "degraded",
            "blocked",
            "readiness",
            "fail");

    private final String source;
    private final List<Parameter> parameters = new ArrayList<>();
    private String title = "";

    private HeaderReader(String source) {
        this.source = source;
    }

    /**
     * @param place the file's name, for messages
     * @throws ScriptException when the text does not parse, or its header is none
     */
    static Header read(String place, String source) {
        CompilationUnit unit = new CompilationUnit();
        SourceUnit parsed = unit.addSource("header", source);
        try {
            unit.compile(Phases.CONVERSION);
            HeaderReader reader = new HeaderReader(source);
            String body = reader.read(parsed.getAST().getStatementBlock().getStatements());
            return new Header(reader.title, Remarks.leading(source), reader.parameters, body);
        } catch (ScriptException e) {
            throw e.in(place);
        } catch (MultipleCompilationErrorsException e) {
            throw Mistakes.of(source, e.getErrorCollector()).in(place);
        } catch (CompilationFailedException e) {
            throw Mistakes.of(source, parsed.getErrorCollector()).in(place);
        }
    }

    /** Gives the source without the header. */
    private String read(List<Statement> statements) {
        Blanks blanks = new Blanks(source);
        boolean head = true;
        for (Statement statement : statements) {
            MethodCallExpression call = headerCall(statement);
            head &= call != null;
            if (call == null) {
                continue;
            }
            if (!head) {
                throw mistake(
                        call,
                        "\"" + call.getMethodAsString() + "\" behind the header",
                        "move it to the head of the file");
            }
            if (call.getMethodAsString().equals("title")) {
                title(call);
            } else {
                param(call);
            }
            blanks.cover(statement);
        }
        return blanks.text();
    }

    private static @Nullable MethodCallExpression headerCall(Statement statement) {
        return statement instanceof ExpressionStatement line
                        && line.getExpression() instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && call.getMethodAsString() != null
                        && WORDS.contains(call.getMethodAsString())
                ? call
                : null;
    }

    private void title(MethodCallExpression call) {
        List<Expression> words = arguments(call);
        if (words.size() != 1 || !(constant(words.get(0)) instanceof String text)) {
            throw mistake(call, "a title is one text", "write title 'What the script tells'");
        }
        if (!title.isEmpty()) {
            throw mistake(call, "a second title", "");
        }
        title = text.strip().replaceAll("\\s+", " ");
    }

    private void param(MethodCallExpression call) {
        List<Expression> words = new ArrayList<>(arguments(call));
        Map<String, Expression> named = new HashMap<>();
        words.removeIf(word -> word instanceof MapExpression map && entries(map, named));
        if (words.size() != 1 || !(constant(words.get(0)) instanceof String name)) {
            throw mistake(
                    call, "a parameter begins with its name", "write param 'below', type: AgentVersion, help: '…'");
        }
        check(name, words.get(0));
        Object otherwise = named.containsKey("default") ? value("default", named.get("default")) : null;
        ParameterType type = named.containsKey("type") ? type(named.get("type")) : ParameterType.of(otherwise);
        Expression help = named.get("help");
        Expression choices = named.get("choices");
        parameters.add(new Parameter(
                name,
                type,
                !named.containsKey("default") && !type.isFlag(),
                otherwise == null && type.isFlag() ? Boolean.FALSE : otherwise,
                help == null ? "" : text("help", help),
                choices == null ? List.of() : texts("choices", choices)));
        checkDefault(parameters.get(parameters.size() - 1), named.get("default"));
    }

    private boolean entries(MapExpression map, Map<String, Expression> named) {
        for (MapEntryExpression entry : map.getMapEntryExpressions()) {
            String key = String.valueOf(constant(entry.getKeyExpression()));
            if (!KEYS.contains(key)) {
                String hint = Nearest.hint(key, KEYS);
                throw mistake(
                        entry.getKeyExpression(),
                        "a parameter has no \"" + key + "\"",
                        hint.isEmpty() ? "it has " + String.join(", ", KEYS) : hint);
            }
            named.put(key, entry.getValueExpression());
        }
        return true;
    }

    private void check(String name, Expression place) {
        if (!NAME.matcher(name).matches() || javax.lang.model.SourceVersion.isKeyword(name)) {
            throw mistake(
                    place,
                    "\"" + name + "\" can't be the name of a parameter",
                    "letters and digits, a small letter first");
        }
        if (TAKEN.contains(name) || NodeProperty.exists(name)) {
            String whose = NodeProperty.exists(name) ? "a property of nodes" : "a word of scripts";
            throw mistake(place, "\"" + name + "\" is " + whose, "choose another name for the parameter");
        }
        if (parameters.stream().anyMatch(earlier -> earlier.name().equals(name))) {
            throw mistake(place, "a second parameter \"" + name + "\"", "");
        }
    }

    /** A default, or a choice, that is no value of the type is a mistake of the script, not of who runs it. */
    private void checkDefault(Parameter parameter, @Nullable Expression written) {
        if (written == null
                || parameter.otherwise() == null
                || parameter.type().java() == dev.fleetsh.fleet.Nodes.class) {
            return;
        }
        try {
            new ParameterReader(java.time.Instant.EPOCH, text -> dev.fleetsh.fleet.Nodes.of(List.of()))
                    .read(parameter, parameter.otherwise());
        } catch (dev.fleetsh.fleet.UsageException e) {
            throw mistake(
                    written,
                    "the default of \"" + parameter.name() + "\" is not "
                            + parameter.type().expected(),
                    "");
        }
    }

    private ParameterType type(Expression written) {
        String name = written.getText();
        Object constant = written instanceof ConstantExpression text ? text.getValue() : null;
        ParameterType type = ParameterType.named(constant instanceof String text ? text : name);
        if (type == null) {
            String hint = Nearest.hint(name, ParameterType.names());
            throw mistake(
                    written,
                    "no type \"" + name + "\" for a parameter",
                    hint.isEmpty() ? "one of " + String.join(", ", ParameterType.names()) : hint);
        }
        return type;
    }

    private @Nullable Object value(String key, Expression written) {
        if (written instanceof org.codehaus.groovy.ast.expr.ListExpression) {
            return texts(key, written);
        }
        Object value = constant(written);
        if (value == null && !isNull(written)) {
            throw mistake(
                    written,
                    "\"" + key + "\" is not a constant",
                    "a header is read, never run: write a text or a number");
        }
        return value;
    }

    private String text(String key, Expression written) {
        if (constant(written) instanceof String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
        throw mistake(written, "\"" + key + "\" is not a text", "a header is read, never run: write a text in quotes");
    }

    private List<String> texts(String key, Expression written) {
        List<String> texts = new ArrayList<>();
        if (written instanceof org.codehaus.groovy.ast.expr.ListExpression list) {
            for (Expression item : list.getExpressions()) {
                Object value = constant(item);
                if (value == null) {
                    throw mistake(
                            item, "\"" + key + "\" holds something that is not a constant", "write texts in quotes");
                }
                texts.add(String.valueOf(value));
            }
            return texts;
        }
        throw mistake(written, "\"" + key + "\" is not a list", "write ['one', 'two']");
    }

    private static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple
                ? tuple.getExpressions()
                : List.of(call.getArguments());
    }

    private static @Nullable Object constant(Expression written) {
        if (written instanceof org.codehaus.groovy.ast.expr.UnaryMinusExpression minus
                && minus.getExpression() instanceof ConstantExpression number) {
            return number.getValue() instanceof Integer whole
                    ? -whole
                    : number.getValue() instanceof java.math.BigDecimal part ? part.negate() : null;
        }
        return written instanceof ConstantExpression constant ? constant.getValue() : null;
    }

    private static boolean isNull(Expression written) {
        return written instanceof ConstantExpression constant && constant.isNullExpression();
    }

    private ScriptException mistake(ASTNode place, String message, String hint) {
        return Mistakes.at(source, place, message, hint);
    }
}
