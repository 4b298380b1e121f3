package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.error.Mistakes;
import dev.fleetsh.script.predicate.NodeClosures;
import groovy.lang.GroovyClassLoader;
import groovy.transform.ThreadInterrupt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;

/** Compiles one text at a time; nothing of the compiler outlives it. */
final class LineCompiler {
    private static final Pattern GRAB = Pattern.compile("@Grab\\w*");

    private final Definitions definitions;
    private final SessionBinding binding;
    private final Imports imports;
    // Groovy keeps what it knows of Java's classes by this loader, and would find it out anew for each text.
    private final GroovyClassLoader shared;

    LineCompiler(Definitions definitions, SessionBinding binding, Imports imports) {
        this(definitions, binding, imports, new GroovyClassLoader(definitions));
    }

    private LineCompiler(Definitions definitions, SessionBinding binding, Imports imports, GroovyClassLoader shared) {
        this.definitions = definitions;
        this.shared = shared;
        this.binding = binding;
        this.imports = imports;
    }

    /**
     * Compiles the text and keeps its imports.
     *
     * @param name of the script's class and of its frames in stack traces
     * @throws dev.fleetsh.fleet.ScriptException with the place of the first mistake
     */
    Compiled compile(String name, String text) {
        return compile(name, text, false);
    }

    /**
     * Compiles the text as if it were to run, and leaves nothing: neither imports nor classes.
     *
     * @throws dev.fleetsh.fleet.ScriptException with the place of the first mistake
     */
    void check(String name, String text) {
        new LineCompiler(definitions, binding, imports.copy(), shared).compile(name, text);
    }

    /**
     * @param dynamic whether closures over nodes find methods when they run, as they must where types are known only then
     */
    private Compiled compile(String name, String text, boolean dynamic) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(SessionScript.class.getName());
        List<ClassNode> closures = new ArrayList<>();
        configuration.addCompilationCustomizers(imports.customizer(), interrupts(closures));
        try (GroovyClassLoader loader = new GroovyClassLoader(definitions, configuration)) {
            CompilationUnit unit = new CompilationUnit(configuration, null, loader, shared);
            SourceUnit source = unit.addSource(name, text);
            source.setClassLoader(shared);
            try {
                unit.compile(Phases.CONVERSION);
                ModuleNode module = source.getAST();
                Outline outline = Outline.of(module);
                Persistence persistence = new Persistence(binding, text);
                persistence.apply(module);
                List<ClassNode> written = List.copyOf(module.getClasses());
                closures.addAll(NodeClosures.apply(source, text, around(), dynamic));
                for (ClassNode type : written) {
                    Routing.apply(source, type);
                }
                unit.compile(Phases.CLASS_GENERATION);
                imports.keep(module);
                return Compiled.of(module, unit.getClasses(), closures, outline, persistence.declared());
            } catch (MultipleCompilationErrorsException e) {
                if (!dynamic && !closures.isEmpty() && Mistakes.isOfUnknownType(e.getErrorCollector())) {
                    return compile(name, text, true);
                }
                throw Mistakes.of(text, e.getErrorCollector());
            } catch (CompilationFailedException e) {
                throw Mistakes.of(text, source.getErrorCollector());
            } catch (NoClassDefFoundError e) {
                throw grabbed(text, e);
            } finally {
                loader.clearCache();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where Groovy would download a library, it misses its downloader, and says so by the name of a class. */
    private static RuntimeException grabbed(String text, NoClassDefFoundError missing) {
        Matcher grab = GRAB.matcher(text);
        if (!String.valueOf(missing.getMessage()).startsWith("org/apache/ivy") || !grab.find()) {
            throw missing;
        }
        String before = text.substring(0, grab.start());
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return Mistakes.at(
                text,
                line,
                grab.start() - before.lastIndexOf('\n'),
                grab.end() - grab.start(),
                "@Grab would download a library, and fleetsh downloads nothing",
                "put its jar into the folder plugins of the configuration (/env shows it), and leave @Grab out");
    }

    /** Makes code look for interrupts; closures over nodes have their own way. */
    private static ASTTransformationCustomizer interrupts(List<ClassNode> closures) {
        return new ASTTransformationCustomizer(ThreadInterrupt.class) {
            @Override
            public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
                if (!closures.contains(type)) {
                    super.call(source, context, type);
                }
            }
        };
    }

    private NodeClosures.Around around() {
        Set<String> functions = new HashSet<>(binding.functions());
        functions.addAll(binding.names());
        return new NodeClosures.Around(
                binding.scope(), binding.names(), functions, definitions.all().keySet());
    }
}
