package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazyGroovyTest {
    @Test
    void whatTheShellTouchesAtStartNeedsNoGroovy() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!new File(entry).getName().startsWith("groovy")) {
                path.add(new File(entry).toURI().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("groovy.lang.Closure"))
                    .isInstanceOf(ClassNotFoundException.class);
            for (String name : List.of("Predicates", "Evaluator", "Completions")) {
                var constructor = loader.loadClass("dev.fleetsh.script." + name).getConstructors()[0];
                assertThat(constructor.newInstance(new Object[constructor.getParameterCount()]))
                        .isNotNull();
            }
            for (String name : List.of(
                    "scope.ScriptScope", "predicate.NodePredicate", "complete.Suggestion", "evaluate.LineState")) {
                assertThat(Class.forName("dev.fleetsh.script." + name, true, loader))
                        .isNotNull();
            }
        }
    }
}
