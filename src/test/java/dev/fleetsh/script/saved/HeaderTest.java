package dev.fleetsh.script.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.NodeProperty;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.UsageException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ParameterReader READER = new ParameterReader(NOW, text -> Nodes.of(List.of()));

    @TempDir
    Path folder;

    @Test
    void theHeaderTellsTitleSummaryAndParameters() {
        Header header = read("""
                #!/usr/bin/env fleetsh
                /**
                 * Finds what is old.
                 * Slowly.
                 */
                title 'Agents below a version'
                param 'below', type: AgentVersion, default: '3.0.222.0', help: 'the version'
                param('minNodes', type: int, default: -3)
                param 'what', choices: ['a', 'b']

                println below
                """);
        assertThat(header.title()).isEqualTo("Agents below a version");
        assertThat(header.summary()).isEqualTo("Finds what is old.\nSlowly.");
        assertThat(header.parameters()).extracting(Parameter::name).containsExactly("below", "minNodes", "what");
        assertThat(header.parameters()).extracting(Parameter::required).containsExactly(false, false, true);
        assertThat(header.parameters().get(1).otherwise()).isEqualTo(-3);
        assertThat(header.synopsis("x")).isEqualTo("run x [--below VERSION] [--min-nodes N] --what TEXT");
    }

    @Test
    void theBodyKeepsLinesAndColumns() {
        Header header = read("title 'x'\nparam 'a',\n  default: 'b'; println 1\nprintln a\n");
        assertThat(header.body()).isEqualTo("         \n          \n              ; println 1\nprintln a\n");
    }

    @Test
    void nothingOfAScriptRunsWhileItsHeaderIsRead() {
        Path mark = folder.resolve("mark");
        Header header = read("title 'x'\nnew File('" + mark + "').text = 'ran'\n@groovy.transform.ASTTest(value = {"
                + " new File('" + mark + "').text = 'ran' })\ndef y = 1\n");
        assertThat(header.title()).isEqualTo("x");
        assertThat(mark).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title 1 + 1|a title is one text|1",
                "title 'a'; title 'b'|a second title|1",
                "title \"${1}\"|a title is one text|1",
                "param 'a', default: System.exit(1)|\"default\" is not a constant|1",
                "param 'a', typ: String|a parameter has no \"typ\"|1",
                "param 'a', type: AgentVersoin|no type \"AgentVersoin\" for a parameter|1",
                "param 'a', type: AgentVersion, default: 'x'|the default of \"a\" is not an agent version|1",
                "param 'A b'|\"A b\" can't be the name of a parameter|1",
                "param 'class'|\"class\" can't be the name of a parameter|1",
                "param 'region'|\"region\" is a property of nodes|1",
                "param 'nodes'|\"nodes\" is a word of scripts|1",
                "param 'a'; param 'a'|a second parameter \"a\"|1",
                "param 'a', choices: 'b'|\"choices\" is not a list|1",
                "param 'a', help: 3|\"help\" is not a text|1",
                "param type: String|a parameter begins with its name|1",
                "println 1; param 'a'|\"param\" behind the header|1",
                "title 'x'; if (|the expression ends too early|1",
            })
    void aHeaderThatCantBeReadIsAMistakeWithItsPlace(String source, String message, int line) {
        ScriptException mistake = catchThrowableOfType(ScriptException.class, () -> read(source));
        assertThat(mistake).hasMessageContaining(message);
        assertThat(mistake.exitCode()).isEqualTo(3);
        assertThat(mistake.file()).isEqualTo("x.groovy");
        assertThat(mistake.line()).isEqualTo(line);
    }

    @Test
    void everyTypeReadsItsValues() {
        assertThat(value("String", "a b")).isEqualTo("a b");
        assertThat(value("int", "-7")).isEqualTo(-7);
        assertThat(value("Integer", 7)).isEqualTo(7);
        assertThat(value("long", "5000000000")).isEqualTo(5_000_000_000L);
        assertThat(value("double", "0.5")).isEqualTo(0.5);
        assertThat(value("boolean", "yes")).isEqualTo(true);
        assertThat(value("AgentVersion", "3.1")).isEqualTo(AgentVersion.of(3, 1, 0, 0));
        assertThat(value("Instant", "2 h ago")).isEqualTo(NOW.minus(Duration.ofHours(2)));
        assertThat(value("Instant", "2026-11-01")).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(value("Duration", "30 min")).isEqualTo(Duration.ofMinutes(30));
        assertThat(value("Duration", "2h")).isEqualTo(Duration.ofHours(2));
        assertThat(value("URI", "http://proxy:3128")).isEqualTo(URI.create("http://proxy:3128"));
        assertThat(value("Path", "a/b.csv")).isEqualTo(Path.of("a/b.csv"));
        assertThat(value("List", "a, b,")).isEqualTo(List.of("a", "b"));
        assertThat(value("'List<String>'", List.of("a"))).isEqualTo(List.of("a"));
        assertThat(value("Nodes", "windows")).isInstanceOf(Nodes.class);
        assertThat(value("NodeProperty", "agent")).isEqualTo(NodeProperty.named("agent"));
        assertThat(((NodeProperty) value("NodeProperty", "tags.Env")).name()).isEqualTo("tags.Env");
        assertThat(value("PingStatus", "connectionlost")).isEqualTo(PingStatus.CONNECTION_LOST);
    }

    @ParameterizedTest
    @CsvSource({
        "int,3.5",
        "int,9999999999",
        "long,x",
        "double,1e400",
        "boolean,perhaps",
        "AgentVersion,new",
        "Instant,soon",
        "Duration,2",
        "URI,proxy",
        "URI,http://[",
        "NodeProperty,agnt",
        "PingStatus,Onlin"
    })
    void aValueOfAnotherTypeIsRefusedWithWhatIsExpected(String type, String text) {
        ParameterType expected = ParameterType.named(type);
        assertThat(expected).isNotNull();
        assertThatThrownBy(() -> value(type, text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--it-is " + text + " is not " + expected.expected());
    }

    @Test
    void whatIsNearIsOffered() {
        assertThatThrownBy(() -> value("NodeProperty", "agnt")).hasMessageContaining("did you mean \"agent\"?");
        assertThatThrownBy(() -> value("PingStatus", "Onlin")).hasMessageContaining("did you mean \"Online\"?");
        Header header = read("param 'below', default: '3'");
        assertThatThrownBy(() -> call(header, List.of(), Map.of("belw", "3")))
                .hasMessage("x.groovy has no parameter --belw; did you mean --below?");
        Header choices = read("param 'by', choices: ['region', 'account']");
        assertThatThrownBy(() -> call(choices, List.of("regoin"), Map.of()))
                .hasMessage("--by regoin is not one of region, account; did you mean \"region\"?");
    }

    @Test
    void valuesComeByNameInOrderOrByDefault() {
        Header header =
                read("param 'a'\nparam 'b', default: 'B'\nparam 'c', type: boolean\nparam 'd', default: null\n");
        Map<String, Object> expected = new java.util.LinkedHashMap<>(Map.of("a", "1", "b", "B", "c", false));
        expected.put("d", null);
        assertThat(call(header, List.of("1"), Map.of()).values()).isEqualTo(expected);
        assertThat(call(header, List.of("2"), Map.of("a", "1", "c", true)).values())
                .containsEntry("b", "2")
                .containsEntry("c", true);
        assertThatThrownBy(() -> call(header, List.of(), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("x.groovy needs --a TEXT");
        assertThatThrownBy(() -> call(header, List.of("1", "2", "3", "4"), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessage("x.groovy takes no \"4\"");
    }

    @Test
    void theUsersScriptHidesTheShippedOne() throws Exception {
        Path shipped = Files.createDirectory(folder.resolve("shipped"));
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.writeString(shipped.resolve("a.groovy"), "title 'shipped a'");
        Files.writeString(shipped.resolve("b.groovy"), "title 'shipped b'");
        Files.writeString(own.resolve("b.groovy"), "title 'own b'");
        ScriptLibrary library = new ScriptLibrary(shipped, own);
        assertThat(library.all())
                .extracting(SavedScript::name, SavedScript::origin, SavedScript::shadows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", SavedScript.Origin.SHIPPED, false),
                        org.assertj.core.groups.Tuple.tuple("b", SavedScript.Origin.USER, true));
        assertThat(library.header(library.find("b")).title()).isEqualTo("own b");
        Files.writeString(own.resolve("b.groovy"), "title 'own b, changed'");
        assertThat(library.header(library.find("b")).title()).isEqualTo("own b, changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "-f", "..", "a\u001b[2J", "a'b", "ä", ""})
    void aNameThatCantBeTypedIsNoScript(String name) throws Exception {
        Files.writeString(folder.resolve(name + ".groovy"), "title 'x'");
        ScriptLibrary library = new ScriptLibrary(null, folder);
        assertThat(library.all()).isEmpty();
        assertThatThrownBy(() -> library.find(name)).isInstanceOf(UsageException.class);
    }

    @Test
    void whatIsNoTextOrNoFileIsRefused() throws Exception {
        Files.write(folder.resolve("latin.groovy"), "title 'ä'".getBytes(StandardCharsets.ISO_8859_1));
        Files.createDirectory(folder.resolve("folder.groovy"));
        Files.createSymbolicLink(folder.resolve("gone.groovy"), folder.resolve("nowhere"));
        Files.createSymbolicLink(
                folder.resolve("linked.groovy"), Files.writeString(folder.resolve("elsewhere"), "title 'linked'"));
        ScriptLibrary library = new ScriptLibrary(null, folder);
        assertThat(library.names()).containsExactly("latin", "linked");
        assertThat(library.header(library.find("linked")).title()).isEqualTo("linked");
        assertThatThrownBy(() -> library.header(library.find("latin"))).hasMessage("not a text in UTF-8: latin.groovy");
        assertThatThrownBy(() -> library.find("/etc/passwd"))
                .isInstanceOf(UsageException.class)
                .hasMessage("\"/etc/passwd\" is no script");
    }

    @Test
    void marksAndLineEndsOfWindowsDoNoHarm() throws Exception {
        Path file = Files.writeString(
                folder.resolve("w.groovy"), "\uFEFFtitle 'w'\r\nparam 'a', default: 'b'\r\nprintln a\r\n");
        Header header = new ScriptLibrary(null, folder).header(SavedScript.at(file.toString()));
        assertThat(header.title()).isEqualTo("w");
        assertThat(header.parameters()).hasSize(1);
        assertThat(header.body()).contains("println a");
    }

    private static Header read(String source) {
        return HeaderReader.read("x.groovy", source);
    }

    private static Object value(String type, Object written) {
        Header header = read("param 'itIs', type: " + type);
        return READER.read(header.parameters().get(0), written);
    }

    private static ScriptCall call(Header header, List<?> inOrder, Map<String, Object> named) {
        return ScriptCall.of(SavedScript.at("x.groovy"), header, inOrder, named, READER);
    }
}
