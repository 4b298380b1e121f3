package dev.fleetsh.script.evaluate;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.script.predicate.NodeClosures;
import dev.fleetsh.script.scope.ScriptScope;
import dev.fleetsh.session.Definition;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** Compiles and runs text after text over one set of variables, classes and imports. */
public final class Engine {
    private static final int SOURCES_KEPT = 300;

    private final SessionBinding binding;
    private final Definitions definitions;
    private final Imports imports;
    private final LineCompiler compiler;
    private final Map<String, String> sources = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > SOURCES_KEPT;
        }
    };
    private int lines;

    public Engine(ScriptScope scope, Writer out, Map<String, Function<List<Object>, @Nullable Object>> functions) {
        this(
                new SessionBinding(scope, new PrintWriter(out, true), functions),
                new Definitions(Engine.class.getClassLoader()),
                new Imports());
        ModelProperties.install();
    }

    private Engine(SessionBinding binding, Definitions definitions, Imports imports) {
        this.binding = binding;
        this.definitions = definitions;
        this.imports = imports;
        this.compiler = new LineCompiler(definitions, binding, imports);
    }

    /** An engine with the same variables, classes and imports, for another thread. */
    public Engine successor() {
        Engine successor = new Engine(binding, definitions, imports);
        successor.sources.putAll(sources);
        successor.lines = lines + SOURCES_KEPT;
        return successor;
    }

    /** Classes that texts have declared or imported, by their names. */
    public Map<String, Class<?>> classes() {
        Map<String, Class<?>> classes = imports.types(definitions);
        classes.putAll(definitions.all());
        return classes;
    }

    /**
     * What came of a text.
     *
     * @param value of its last expression
     */
    public record Result(@Nullable Object value, Outline outline) {}

    /**
     * Runs the text once.
     *
     * @throws FleetException in whatever way it fails
     */
    public Result evaluate(String text) {
        String name = "line" + ++lines;
        try {
            Compiled compiled = compiler.compile(name, text);
            sources.put(name, text);
            return new Result(QueryRows.of(run(compiled)), compiled.outline());
        } catch (Throwable e) {
            throw failed(Failures.of(e, name, sources, binding));
        } finally {
            binding.out().flush();
        }
    }

    /**
     * Compiles the text with all checks that come before it would run, and does not run it: syntax, classes, imports, names
     * that the shell keeps for itself, and every name in closures over nodes. Variables of the session count as known, and
     * so do those that the text itself gives values to.
     *
     * @throws dev.fleetsh.fleet.ScriptException with the place of the first mistake
     */
    public void check(String text) {
        compiler.check("checked", text);
    }

    /** Forgets something that a text defined. */
    public void forget(Definition definition) {
        switch (definition.kind()) {
            case TYPE -> definitions.remove(definition.name());
            case IMPORT -> imports.remove(definition.name());
            default -> binding.removeVariable(definition.name());
        }
    }

    /** Names of all variables. */
    public Set<String> variables() {
        return binding.names();
    }

    /** Compiles and runs something without effect. */
    public void warm() {
        try {
            run(compiler.compile("warm", "[1, 2].findAll { it > 1 }.collect { \"${it}\" }"));
        } catch (Throwable e) {
            throw new IllegalStateException("the script engine does not start", e);
        }
    }

    private @Nullable Object run(Compiled compiled) throws Throwable {
        LineLoader loader = new LineLoader(definitions, compiled.code());
        try {
            return run(compiled, loader);
        } finally {
            // Groovy's registry would hold the classes of this line for ever. What still needs them makes a new entry.
            loader.loaded(compiled.types()).forEach(InvokerHelper::removeClass);
        }
    }

    private @Nullable Object run(Compiled compiled, LineLoader loader) throws Throwable {
        for (String type : compiled.types()) {
            Class<?> defined = loader.loadClass(type);
            Class<?> before = definitions.add(defined);
            if (before != null) {
                InvokerHelper.removeClass(before);
            }
            give(defined, Routing.OUT, binding.out());
        }
        for (String closure : compiled.closures()) {
            give(loader.loadClass(closure), NodeClosures.SCOPE, binding.scope());
        }
        if (compiled.script() == null) {
            return null;
        }
        SessionScript script = (SessionScript)
                loader.loadClass(compiled.script()).getDeclaredConstructor().newInstance();
        script.setBinding(binding);
        for (String method : compiled.methods()) {
            Object before = binding.scope().values().get(method);
            binding.setVariable(method, new ScriptMethod(script, method, before));
            if (before instanceof ScriptMethod replaced) {
                // Calls have made entries for the class of the line that it stood in.
                InvokerHelper.removeClass(replaced.line());
            }
        }
        for (Map.Entry<String, String> variable : compiled.variables().entrySet()) {
            binding.declare(variable.getKey(), loader.kept(variable.getValue()));
        }
        return script.run();
    }

    /** Sets a static field that compiled code reads, if the class has it. */
    private static void give(Class<?> type, String name, Object value) throws ReflectiveOperationException {
        for (java.lang.reflect.Field field : type.getDeclaredFields()) {
            if (field.getName().equals(name)) {
                field.set(null, value);
            }
        }
    }

    private FleetException failed(FleetException failure) {
        binding.scope().values().put("_e", Objects.requireNonNull(failure));
        return failure;
    }
}
