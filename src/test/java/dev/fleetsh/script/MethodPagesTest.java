package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.EncodingGroovyMethods;
import org.codehaus.groovy.runtime.ResourceGroovyMethods;
import org.codehaus.groovy.runtime.StringGroovyMethods;
import org.junit.jupiter.api.Test;

/** What the pages about methods say exists. */
class MethodPagesTest {
    private static final Map<String, Class<?>> RECEIVERS =
            Map.of("Iterable", List.class, "Map", Map.class, "CharSequence", String.class, "Number", Integer.class);

    private static Stream<String[]> rows(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                MethodPagesTest.class.getResourceAsStream("/dev/fleetsh/script/complete/" + resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split("\\|", 6))
                            .toList()
                            .stream();
        }
    }

    private static Set<String> groovys() {
        Set<String> names = new HashSet<>();
        for (Class<?> type : List.of(
                DefaultGroovyMethods.class,
                StringGroovyMethods.class,
                EncodingGroovyMethods.class,
                ResourceGroovyMethods.class)) {
            Arrays.stream(type.getMethods()).map(Method::getName).forEach(names::add);
        }
        return names;
    }

    @Test
    void everyMethodOfGroovysPageExists() throws IOException {
        Set<String> groovys = groovys();
        assertThat(rows("groovy-methods.txt")).allSatisfy(row -> {
            assertThat(row).hasSize(6);
            boolean java = Arrays.stream(
                            RECEIVERS.getOrDefault(row[0], Object.class).getMethods())
                    .anyMatch(method -> method.getName().equals(row[1]));
            assertThat(java || groovys.contains(row[1]))
                    .as(row[0] + "." + row[1])
                    .isTrue();
        });
    }

    @Test
    void theListOfNamesHasAllOfGroovys() throws IOException {
        Set<String> listed = new HashSet<>();
        rows("groovy-names.txt").forEach(row -> listed.addAll(List.of(row[0].split(" "))));
        assertThat(listed).containsAll(List.of("eachPermutation", "sum", "tokenize", "withReader"));
        for (String name : groovys()) {
            if (Arrays.stream(Object.class.getMethods())
                    .noneMatch(method -> method.getName().equals(name))) {
                assertThat(listed).contains(name);
            }
        }
    }

    @Test
    void everyMethodOfTheModelsPageExists() throws IOException {
        assertThat(rows("model-methods.txt")).allSatisfy(row -> {
            assertThat(row).hasSize(4);
            Class<?> type = Class.forName("dev.fleetsh.fleet." + row[0]);
            assertThat(type.getMethods()).extracting(Method::getName).contains(row[1]);
        });
    }
}
