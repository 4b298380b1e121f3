package dev.fleetsh;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of rooms: who may import whom, and which library lives where. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.fleetsh");

    /** Each room with the rooms that it may import. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            entry("fleet", List.of()),
            entry("check", List.of("fleet")),
            entry("remedy", List.of("fleet", "check")),
            entry("source", List.of("fleet")),
            entry("aws", List.of("fleet", "source", "remedy")),
            entry("sandbox", List.of()),
            entry("session", List.of("fleet", "check", "remedy", "source")),
            entry("script", List.of("fleet", "check", "remedy", "source", "session")),
            entry("command", List.of("fleet", "check", "remedy", "source", "session", "script")),
            entry("render", List.of("fleet", "check", "remedy")),
            entry("shell", List.of("fleet", "check", "remedy", "source", "session", "script", "command", "render")));

    /** Each library with the rooms that may use it. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "org.semver4j..", List.of("fleet"),
            "com.fasterxml.jackson.databind..", List.of("source", "sandbox"),
            "com.fasterxml.jackson.core..", List.of("source", "sandbox", "render", "remedy"),
            "software.amazon..", List.of("aws", "sandbox"),
            "groovy..", List.of("script"),
            "org.codehaus.groovy..", List.of("script"),
            "org.apache.groovy..", List.of("script"),
            "org.jline..", List.of("shell"));

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyTheRoomsThatTheTableNames() {
        return MAY_IMPORT.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    List<String> forbidden = MAY_IMPORT.keySet().stream()
                            .filter(room -> !room.equals(row.getKey())
                                    && !row.getValue().contains(room))
                            .map(RoomsTest::packages)
                            .toList();
                    noClasses()
                            .that()
                            .resideInAPackage(packages(row.getKey()))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new))
                                    .or(resideInAPackage("dev.fleetsh")))
                            .check(CLASSES);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aLibraryIsUsedOnlyInItsRoom() {
        return LIBRARIES.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> noClasses()
                        .that(outside(row.getValue()))
                        .should()
                        .dependOnClassesThat(resideInAPackage(row.getKey()))
                        .check(CLASSES)));
    }

    @Test
    void everyClassLivesInARoomOfTheTable() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals("dev.fleetsh"))
                        .map(name -> name.split("\\.")[2])
                        .distinct())
                .isSubsetOf(MAY_IMPORT.keySet());
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.fleetsh.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheShellTouchesTheStandardStreams() {
        noClasses()
                .that(outside(List.of("shell")))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "setOut", PrintStream.class)
                .orShould()
                .callMethod(System.class, "setErr", PrintStream.class)
                .orShould()
                .callMethod(System.class, "console")
                .orShould()
                .accessField(FileDescriptor.class, "out")
                .orShould()
                .accessField(FileDescriptor.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.fleetsh.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(room -> room.getName()))
                .isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Base")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> outside(List<String> rooms) {
        return DescribedPredicate.not(
                        rooms.isEmpty()
                                ? DescribedPredicate.not(alwaysTrue())
                                : resideInAnyPackage(
                                        rooms.stream().map(RoomsTest::packages).toArray(String[]::new)))
                .as("classes outside " + rooms);
    }

    private static String packages(String room) {
        return "dev.fleetsh." + room + "..";
    }
}
