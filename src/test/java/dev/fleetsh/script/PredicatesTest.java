package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.script.predicate.NodePredicate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredicatesTest {
    private final SampleScope scope = new SampleScope();
    private final Predicates predicates = new Predicates(scope);

    private String kept(String expression) {
        return String.join(
                " ", scope.nodes().where(predicates.compile(expression)).ids());
    }

    private ScriptException mistake(String expression) {
        return catchThrowableOfType(ScriptException.class, () -> predicates.compile(expression));
    }

    private static String marked(ScriptException e) {
        String line = e.source().split("\n", -1)[e.line() - 1];
        return line.substring(e.column() - 1, e.column() - 1 + e.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "windows ¦ i-1 mi-3",
                "!windows ¦ i-2",
                "linux && online ¦ i-2",
                "windows && agent < '3.0.222.0' && tags.Env == 'prod' ¦ i-1",
                "agent < '3.0.222.0' ¦ i-1",
                "agent <= '2.3.978' ¦ i-1",
                "agent > '3.1.1374.0' ¦ mi-3",
                "agent >= '3.1.1374.0' ¦ i-2 mi-3",
                "agent == '3.1.1374' ¦ i-2",
                "agent != '3.1.1374.0' ¦ i-1 mi-3",
                "'3.0' > agent ¦ i-1",
                "(agent <=> '3.1.1374.0') == 0 ¦ i-2",
                "agent < 3 ¦ i-1",
                "agent < 3.2 ¦ i-1 i-2",
                "agent in '>=3.0.222 <3.3' ¦ i-2",
                "agent !in '>=3.0.222 <3.3' ¦ i-1 mi-3",
                "agent in ['2.3.978.0', '3.3.987'] ¦ i-1 mi-3",
                "agent =~ '^3\\\\.' ¦ i-2 mi-3",
                "agent ==~ /2\\..*/ ¦ i-1",
                "ping == 'ConnectionLost' ¦ mi-3",
                "ping == 'connectionlost' ¦ mi-3",
                "'online' == ping ¦ i-1 i-2",
                "ping != 'Online' ¦ mi-3",
                "ping in ['Online', 'Inactive'] ¦ i-1 i-2",
                "ping =~ 'Lost' ¦ mi-3",
                "ping == PingStatus.ONLINE ¦ i-1 i-2",
                "state == 'running' ¦ i-1",
                "kind == 'hybrid' ¦ mi-3",
                "kind == 'EC2' ¦ i-1 i-2 i-4",
                "channel == 'connected' ¦ i-1",
                "readiness == 'blocked' ¦ mi-3",
                "readiness in ['ready', 'not-applicable'] ¦ i-1 i-2",
                "ready ¦ i-1",
                "blocked || degraded ¦ mi-3",
                "failing('node-online') ¦ mi-3",
                "!failing('node-online') && hybrid ¦ \"\"",
                "lastPing < '2 h ago' ¦ mi-3",
                "lastPing > '2026-11-20T11:59:00Z' ¦ i-1 i-2",
                "lastPing < '2026-11-21' ¦ i-1 i-2 mi-3",
                "platform =~ '2019' ¦ i-1 mi-3",
                "platform == 'Amazon Linux' ¦ i-2",
                "platform != 'Amazon Linux' ¦ i-1 mi-3",
                "platform.name.startsWith('Amazon') ¦ i-2",
                "platform.type == 'windows' ¦ i-1 mi-3",
                "node.platform.version == '2023' ¦ i-2",
                "it.windows ¦ i-1 mi-3",
                "name =~ /^(WEB|APP)-\\d$/ ¦ i-1 i-2",
                "name ==~ 'WEB-.' ¦ i-1",
                "id in ['i-1', 'mi-3'] ¦ i-1 mi-3",
                "!(id in ['i-1', 'mi-3']) ¦ i-2 i-4",
                "region == 'eu-west-3' ¦ i-1 i-2",
                "region.startsWith('us') && ec2 ¦ i-4",
                "account == '111111111111' ¦ i-1 i-2",
                "accountName == 'retail' ¦ i-1 i-2",
                "scope.alias == 'retail' ¦ i-1 i-2",
                "scope.id.region == 'us-east-1' ¦ mi-3 i-4",
                "scope.tier == 'standard' ¦ i-1 i-2",
                "tags.Env ¦ i-1 i-2",
                "tags.'Cost Center' == '42' ¦ i-1",
                "tags['Cost Center'] == '42' ¦ i-1",
                "tags.Env?.startsWith('pr') ¦ i-1",
                "tags.Env in ['prod', 'stage'] ¦ i-1",
                "tags.any { k, v -> v == 'test' } ¦ i-2",
                "tags.any { it.value == 'test' && node.linux } ¦ i-2",
                "tags.size() > 1 ¦ i-1",
                "tags.containsKey('Env') && !tags.isEmpty() ¦ i-1 i-2",
                "(tags.Env ?: 'none') == 'none' ¦ mi-3 i-4",
                "windows ? agent < '3' : agent > '3' ¦ i-1 i-2",
                "name.length() == 5 ¦ i-1 i-2 i-4",
                "name.size() + 1 > 5 ¦ i-1 i-2 i-4",
                "name < 'C' ¦ i-2",
                "name[0] == 'W' ¦ i-1",
                "\"${name}/${region}\" == 'WEB-1/eu-west-3' ¦ i-1",
                "fact('agent').known ¦ i-1 i-2 mi-3",
                "!fact('agent').isKnown() ¦ i-4",
                "fact('agent') == '3.1.1374.0' ¦ i-2",
                "Math.max(1, name.length()) > 4 ¦ i-1 i-2 i-4",
                "name instanceof String && hybrid ¦ mi-3",
                "'x' ¦ i-1 i-2 mi-3 i-4",
                "null ¦ \"\"",
                "computerName == '' ¦ i-1 i-2 mi-3 i-4",
                "agent ¦ i-1 i-2 mi-3",
            })
    void keepsTheNodesThatItSays(String expression, String ids) {
        assertThat(kept(expression)).isEqualTo(ids);
    }

    @Test
    void leavesUnknownFactsToTheSelection() {
        Nodes below = scope.nodes().where(predicates.compile("agent < '3.0'"));
        assertThat(below.ids()).containsExactly("i-1");
        assertThat(below.undecided().count()).isEqualTo(1);
        assertThat(below.undecided().facts()).containsExactly(Map.entry("agent (not collected)", 1));
    }

    @Test
    void countsAnUnknownSettingOfTheScopeAsUndecided() {
        Nodes nodes = scope.nodes().where(predicates.compile("scope.tier == 'standard'"));
        assertThat(nodes.undecided().facts()).containsExactly(Map.entry("scope.tier (denied)", 2));
    }

    @Test
    void keepsItsText() {
        assertThat(predicates.compile("windows && online").text()).isEqualTo("windows && online");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            value = {
                "agnt < '3' ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"?",
                "windows && !onlin ¦ onlin ¦ no property \"onlin\" on a node ¦ did you mean \"online\"?",
                "zzzzzz ¦ zzzzzz ¦ no property \"zzzzzz\" on a node ¦ `help properties` lists them",
                "windows || redy ¦ redy ¦ no property \"redy\" on a node ¦ did you mean \"ready\"?",
                "tags.any { k, v -> agnt == v } ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"?",
                "platform.nam == 'x' ¦ nam ¦ no property \"nam\" on a platform ¦ did you mean \"name\"?",
                "node.agnt ¦ agnt ¦ no property \"agnt\" on a node ¦ did you mean \"agent\"?",
                "scope.id.regio == 'x' ¦ regio ¦ no property \"regio\" on a scope id ¦ did you mean \"region\"?",
                "agent < '3.x' ¦ '3.x' ¦ not an agent version: '3.x' ¦ write one to four numbers, as in 3.0.222.0",
                "agent in ['3.0', 'new'] ¦ 'new' ¦ not an agent version: 'new' ¦ write one to four numbers, as in 3.0.222.0",
                "agent in '>=3 and more' ¦ '>=3 and more' ¦ not a version range: '>=3 and more' ¦ write one as in '>=3.0.222 <3.3'",
                "ping == 'Onlin' ¦ 'Onlin' ¦ no ping status \"Onlin\" ¦ did you mean \"Online\"?",
                "kind == 'mainframe' ¦ 'mainframe' ¦ no node kind \"mainframe\" ¦ one of ec2, hybrid, edge",
                "readiness in ['ready', 'blokced'] ¦ 'blokced' ¦ no readiness \"blokced\" ¦ did you mean \"blocked\"?",
                "state == running ¦ running ¦ can't compare state, an instance state, with running ¦ write one of 'pending', 'running', 'shutting-down', 'terminated', 'stopping', 'stopped', 'other'",
                "ping < 'Online' ¦ ping < 'Online' ¦ ping has no order ¦ compare it with ==, != or in",
                "windows == 'yes' ¦ 'yes' ¦ windows is yes or no ¦ write it without a comparison, or with ! before it",
                "lastPing < 'yesterday' ¦ 'yesterday' ¦ not a time: 'yesterday' ¦ write '2 h ago' or '2026-11-01T10:00:00Z'",
                "failing('node-onlin') ¦ 'node-onlin' ¦ no check \"node-onlin\" ¦ did you mean \"node-online\"?",
                "name =~ '(' ¦ '(' ¦ not a regular expression: Unclosed group ¦ \"\"",
                "agent = '3.0' ¦ = ¦ a predicate changes nothing ¦ did you mean \"==\"?",
                "windows and linux ¦ and ¦ \"and\" is no operator ¦ write &&, || or !",
                "name.startsWth('x') ¦ name.startsWth('x') ¦ no method \"startsWth\" with these arguments on String ¦ \"\"",
                "windows > 3 ¦ windows > 3 ¦ true or false has no order with a number ¦ \"\"",
                "agent.isBelw('3') ¦ isBelw ¦ no method \"isBelw\" on an agent version ¦ did you mean \"isBelow\"?",
                "return windows ¦ return windows ¦ a predicate is one expression ¦ \"\"",
                "def x = windows ¦ def x = windows ¦ a predicate is one expression ¦ \"\"",
                "windows; linux ¦ linux ¦ a predicate is one expression ¦ join conditions with && or ||",
                "{ windows } ¦ { windows } ¦ a predicate is an expression, not a closure ¦ leave the braces out",
                "if (windows) linux ¦ if (windows) linux ¦ a predicate is one expression ¦ \"\"",
                "println('x') ¦ println ¦ no function \"println\" in a predicate ¦ \"\"",
                "name++ ¦ name++ ¦ a predicate changes nothing ¦ \"\"",
            })
    void marksAMistakeAtItsPlace(String expression, String marked, String message, String hint) {
        ScriptException e = mistake(expression);
        assertThat(e).hasMessage(message);
        assertThat(e.hint()).isEqualTo(hint);
        assertThat(marked(e)).isEqualTo(marked);
        assertThat(e.exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "windows &&",
                "(windows",
                "agent <",
                "windows)",
                "'abc",
                "@",
                "",
                "  ",
                "agent < < '3'",
                "class A {}",
                "import java.util.List",
                "def f() { 1 }"
            })
    void refusesWhatIsNoExpression(String text) {
        ScriptException e = mistake(text);
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "groovy", "@ line", "antlr");
        assertThat(e.source()).isEqualTo(text);
    }

    @Test
    void givesLineAndColumnInATextOfSeveralLines() {
        ScriptException e = mistake("windows &&\n  agnt < '3'");
        assertThat(e.line()).isEqualTo(2);
        assertThat(e.column()).isEqualTo(3);
        assertThat(e.length()).isEqualTo(4);
    }

    @Test
    void aMisspeltNameRunsNothing() {
        assertThat(mistake("ready && agnt")).isNotNull();
        assertThat(scope.asked).hasValue(0);
    }

    @Test
    void usesVariablesOfTheSession() {
        scope.values().put("limit", "3.0.222.0");
        scope.values().put("least", 5);
        scope.values().put("wanted", List.of("prod", "stage"));
        scope.values().put("version", AgentVersion.require("3.1.1374.0"));
        scope.values().put("lost", PingStatus.CONNECTION_LOST);
        scope.values().put("places", Map.of("paris", "eu-west-3"));
        scope.values().remember(scope.nodes().where(node -> node.id().endsWith("3")));
        assertThat(kept("agent < limit")).isEqualTo("i-1");
        assertThat(kept("name.length() >= least")).isEqualTo("i-1 i-2 i-4");
        assertThat(kept("tags.Env in wanted")).isEqualTo("i-1");
        assertThat(kept("agent == version")).isEqualTo("i-2");
        assertThat(kept("ping == lost")).isEqualTo("mi-3");
        assertThat(kept("region == places.paris")).isEqualTo("i-1 i-2");
        assertThat(kept("node in $1")).isEqualTo("mi-3");
        assertThat(kept("id in $1 || id == 'i-1'")).isEqualTo("i-1 mi-3");
        assertThat(kept("id in $1.ids()")).isEqualTo("mi-3");
    }

    @Test
    void marksAVariableThatHoldsNoVersion() {
        scope.values().put("limit", "soon");
        ScriptException e = mistake("windows && agent < limit");
        assertThat(e).hasMessage("not an agent version: 'soon'");
        assertThat(marked(e)).isEqualTo("limit");
    }

    @Test
    void namesAVariableAsTheNearest() {
        scope.values().put("threshold", "3");
        assertThat(mistake("agent < treshold").hint()).isEqualTo("did you mean \"threshold\"?");
    }

    @Test
    void readsUnicodeDollarsAndBackslashesInText() {
        assertThat(kept("tags.Prix == '5 € \\\\ $x'")).isEqualTo("i-1");
        assertThat(kept("tags.Prix =~ /€ \\\\ [$]x/")).isEqualTo("i-1");
        assertThat(kept("tags.Prix == \"5 \\u20ac \\\\ \\$x\"")).isEqualTo("i-1");
        assertThat(kept("name != '日本語 🦊'")).isEqualTo("i-1 i-2 mi-3 i-4");
    }

    @Test
    void marksAPlaceBehindWideCharacters() {
        ScriptException e = mistake("name != '日本語' && agnt");
        assertThat(marked(e)).isEqualTo("agnt");
    }

    @Test
    void compilesVeryLongExpressions() {
        String alternatives =
                IntStream.range(0, 800).mapToObj(i -> "id == 'i-" + i + "'").collect(Collectors.joining(" || "));
        assertThat(kept(alternatives)).isEqualTo("i-1 i-2 i-4");
    }

    @Test
    void saysWhatFailedWhileItRan() {
        NodePredicate predicate = predicates.compile("tags.Env.startsWith('p')");
        ScriptException e = catchThrowableOfType(
                ScriptException.class, () -> predicate.test(scope.nodes().get(2)));
        assertThat(e).hasMessageContaining("on mi-3");
        assertThat(e.hint()).isEqualTo("write ?. where a value may be missing");
        assertThat(e.exitCode()).isEqualTo(1);
    }
}
