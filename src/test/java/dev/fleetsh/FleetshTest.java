package dev.fleetsh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The door for other hosts, on the simulated fleet. */
class FleetshTest {
    @Test
    void verbsAreMethodsThatTakeNodesAndWords() {
        Fleetsh fleetsh = Fleetsh.sandbox();
        Nodes old = fleetsh.nodes().where(n -> n.isWindows() && n.agent().isBelow("3.0.222.0"));
        assertThat(fleetsh.nodes("windows && agent < '3.0.222.0'").ids()).isEqualTo(old.ids());
        assertThat(fleetsh.check(old).counts().get(Readiness.BLOCKED))
                .isEqualTo(fleetsh.check().on(old).blocked().size());
        assertThat(fleetsh.why("DC-PARIS-01")).hasToString(fleetsh.why(fleetsh.nodes("DC-PARIS-01")) + "");
        assertThat(fleetsh.can("DC-PARIS-01", "port-forward")).asString().startsWith("yes · agent");
        assertThat(fleetsh.text(old)).contains("NODE", "LEGACY-PARIS-01").endsWith("\n");
        assertThat(fleetsh.run("focus windows")).isNotNull();
        assertThat(fleetsh.nodes().size()).isLessThan(fleetsh.fleet().size());
        assertThat(fleetsh).hasToString("simulated fleet, 240 nodes");
    }

    @Test
    void optionsAreThoseOfTheCommandLine() {
        assertThat(Fleetsh.with("--sandbox-nodes", "7").fleet().size()).isEqualTo(7);
        assertThatThrownBy(() -> Fleetsh.with("--sandbx"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--sandbox");
    }

    @Test
    void noTypeOfTheTerminalOfGroovyOrOfTheSdkIsInTheDoor() {
        List<String> types = new ClassFileImporter()
                .importClasses(Fleetsh.class, Session.class).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(FleetshTest::types)
                        .map(JavaClass::getName)
                        .toList();
        assertThat(types)
                .contains("dev.fleetsh.fleet.Nodes")
                .noneMatch(name -> name.startsWith("org.jline")
                        || name.startsWith("groovy")
                        || name.startsWith("org.codehaus")
                        || name.startsWith("org.apache.groovy")
                        || name.startsWith("software.amazon")
                        || name.startsWith("com.fasterxml"));
    }

    @Test
    void wordsBecomeLiteralsThatJavaAndGroovyBothRead() {
        assertThat(HostScript.literal("a\"b\\c$d\n")).isEqualTo("\"a\\\"b\\\\c\\044d\\012\"");
    }

    private static Stream<JavaClass> types(JavaMethod method) {
        return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream());
    }
}
