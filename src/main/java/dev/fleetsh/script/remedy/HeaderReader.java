package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.remedy.catalogue.RemedyParameter;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.script.error.Mistakes;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Reads the header of a remedy out of the syntax tree; nothing is evaluated, and only constants are accepted. */
final class HeaderReader {
    private static final List<String> WORDS =
            List.of("title", "fixes", "help", "stage", "param", "onlyIfAsked", "where", "plan", "onEach");
    private static final Map<String, Class<?>> TYPES = new TreeMap<>(Map.of(
            "String",
            String.class,
            "Integer",
            Integer.class,
            "Boolean",
            Boolean.class,
            "URI",
            URI.class,
            "List",
            List.class));

    /** What closures have of their own, and what the planning words are: a parameter of that name would never be seen. */
    private static final Set<String> TAKEN = Set.of(
            "owner",
            "delegate",
            "directive",
            "class",
            "metaClass",
            "thisObject",
            "resolveStrategy",
            "parameterTypes",
            "maximumNumberOfParameters",
            "fleet",
            "selection",
            "assessment",
            "node",
            "nodes");

    private final String source;
    private final List<RemedyParameter> parameters = new ArrayList<>();
    private List<String> fixes = List.of();
    private String title = "";
    private String help = "";
    private Stage stage = Stage.AGENT;
    private boolean onlyIfAsked;
    private boolean plans;

    private HeaderReader(String source) {
        this.source = source;
    }

    /**
     * @param id the name of the file without its ending
     * @param place the file's name, for messages
     * @throws ScriptException when the text does not parse, or is no remedy of that id
     */
    static RemedyHeader read(String id, String place, String source) {
        return read(id, place, source, HeaderText.of(source));
    }

    /**
     * @param text what is parsed: the source, or as much of it as holds the header, at the same places
     */
    static RemedyHeader read(String id, String place, String source, String text) {
        CompilationUnit unit = new CompilationUnit();
        SourceUnit parsed = unit.addSource("remedy", text);
        try {
            unit.compile(Phases.CONVERSION);
            return new HeaderReader(source)
                    .read(id, parsed.getAST().getStatementBlock().getStatements());
        } catch (ScriptException e) {
            throw e.in(place);
        } catch (MultipleCompilationErrorsException e) {
            throw Mistakes.of(source, e.getErrorCollector()).in(place);
        } catch (CompilationFailedException e) {
            throw Mistakes.of(source, parsed.getErrorCollector()).in(place);
        }
    }

    private RemedyHeader read(String id, List<Statement> statements) {
        for (Statement statement : statements) {
            MethodCallExpression call = Literals.call(statement);
            if (call == null || !"remedy".equals(call.getMethodAsString())) {
                continue;
            }
            List<Expression> words = Literals.arguments(call);
            if (words.size() != 2
                    || !(words.get(1) instanceof ClosureExpression body)
                    || !id.equals(Literals.constant(words.get(0)))) {
                throw mistake(call, "a remedy is named as its file", "write remedy('" + id + "') { … }");
            }
            header(body);
            if (title.isEmpty() || !plans) {
                throw mistake(
                        call,
                        "a remedy has a title, and a plan or an onEach",
                        "write title 'What holds afterwards', and plan { nodes -> … }");
            }
            return new RemedyHeader(id, title, fixes, help, stage, parameters, onlyIfAsked);
        }
        throw Mistakes.at(source, 1, 1, 1, "there is no remedy in this file", "write remedy('" + id + "') { … }");
    }

    private void header(ClosureExpression body) {
        if (!(body.getCode() instanceof BlockStatement block)) {
            return;
        }
        for (Statement statement : block.getStatements()) {
            MethodCallExpression call = Literals.call(statement);
            if (call == null) {
                if (statement instanceof ExpressionStatement line
                        && line.getExpression() instanceof MethodCallExpression other
                        && other.isImplicitThis()) {
                    throw mistake(other, "a word of the header is no constant", "write the word itself");
                }
                continue;
            }
            word(call, Literals.arguments(call));
        }
    }

    private void word(MethodCallExpression call, List<Expression> words) {
        String name = call.getMethodAsString();
        switch (name) {
            case "title" -> title = text(call, words).strip().replaceAll("\\s+", " ");
            case "help" -> help = text(call, words).strip();
            case "fixes" ->
                fixes = words.stream().map(word -> text(call, List.of(word))).toList();
            case "stage" -> stage = stage(call, text(call, words));
            case "onlyIfAsked" -> onlyIfAsked = Boolean.TRUE.equals(value(call, words.get(0)));
            case "param" -> param(call, words);
            case "where" -> {}
            case "plan", "onEach" -> plans = true;
            default ->
                throw mistake(
                        call,
                        "a remedy has no \"" + name + "\"",
                        Nearest.to(name, WORDS) == null
                                ? "it has " + String.join(", ", WORDS)
                                : "did you mean \"" + Nearest.to(name, WORDS) + "\"?");
        }
    }

    private Stage stage(MethodCallExpression call, String label) {
        return Arrays.stream(Stage.values())
                .filter(known -> known.label().equals(label))
                .findFirst()
                .orElseThrow(() -> mistake(
                        call,
                        "no stage \"" + label + "\"",
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Stage.values())
                                                .map(Stage::label)
                                                .toList())));
    }

    private void param(MethodCallExpression call, List<Expression> words) {
        Map<String, Expression> named = new TreeMap<>();
        List<Expression> plain = new ArrayList<>(words);
        plain.removeIf(word -> word instanceof MapExpression map && entries(map, named));
        String name = text(call, plain);
        if (!name.matches("[a-z][A-Za-z0-9_]{0,40}")) {
            throw mistake(
                    call,
                    "\"" + name + "\" can't be the name of a parameter",
                    "a small letter first, then letters, digits and _");
        }
        if (TAKEN.contains(name)) {
            throw mistake(call, "\"" + name + "\" means something else in a remedy", "give the parameter another name");
        }
        Expression type = named.get("type");
        Class<?> java = type == null ? String.class : TYPES.get(type.getText());
        if (java == null) {
            throw mistake(call, "no type \"" + type.getText() + "\"", "one of " + String.join(", ", TYPES.keySet()));
        }
        Object values = named.containsKey("values") ? value(call, named.get("values")) : List.of();
        Object fallback = named.containsKey("fallback") ? value(call, named.get("fallback")) : null;
        parameters.add(new RemedyParameter(
                name,
                java,
                values instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(),
                fallback,
                named.containsKey("help") ? text(call, List.of(named.get("help"))) : ""));
    }

    private boolean entries(MapExpression map, Map<String, Expression> named) {
        map.getMapEntryExpressions()
                .forEach(entry -> named.put(
                        String.valueOf(Literals.constant(entry.getKeyExpression())), entry.getValueExpression()));
        return true;
    }

    private @Nullable Object value(ASTNode place, Expression written) {
        Object value = Literals.value(written);
        if (value == null) {
            throw mistake(place, "the header holds something that is not a constant", "a header is read, never run");
        }
        return value;
    }

    private String text(ASTNode place, List<Expression> words) {
        if (words.size() == 1 && Literals.constant(words.get(0)) instanceof String text) {
            return text;
        }
        throw mistake(
                place, "that word of the header takes one text", "a header is read, never run: write a text in quotes");
    }

    private ScriptException mistake(ASTNode place, String message, String hint) {
        return Mistakes.at(source, place, message, hint);
    }
}
