package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.SampleFleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final Session session = SampleFleet.session(SampleFleet.fleet());
    private final Commands commands = Commands.standard(session, Progress.NONE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodes",
                "  nodes  ",
                "nodes windows",
                "nodes !windows && online",
                "nodes (windows || linux) && online",
                "nodes --limit 3",
                "nodes -- windows",
                "nodes *-07",
                "nodes *",
                "nodes ?I-*",
                "nodes $2",
                "nodes 'a name'",
                "nodes inventory",
                "why DC-PARIS-01",
                "check",
                "can DC-PARIS-01 ssh",
                "apply /tmp/p.json",
                "apply /p.json",
                "diff ./p1.json ../p2.json",
                "apply ~/plans/p.json --reason INC-1",
                "exit 3"
            })
    void aVerbThatGoesOnLikeASelectionIsACommand(String line) {
        assertThat(commands.find(line)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodes.size()",
                "nodes .size()",
                "nodes(limit: 3)",
                "nodes[0]",
                "nodes [0]",
                "nodes = 3",
                "nodes=3",
                "nodes == $1",
                "nodes != $1",
                "nodes - $1",
                "nodes -1",
                "nodes /2",
                "nodes / 2",
                "nodes ./ 2",
                "nodes + $1",
                "nodes * 3",
                "nodes*.name",
                "nodes ? 1 : 2",
                "nodes?.size()",
                "nodes && true",
                "nodes | $1",
                "nodes < 3",
                "nodes >> x",
                "nodes in x",
                "nodes !in x",
                "nodes as List",
                "nodes instanceof Object",
                "nodes { it }",
                "nodes, 3",
                "nodes;",
                "nodesX",
                "println nodes",
                "x = nodes",
                "",
                "// nodes"
            })
    void whatGoesOnLikeAnExpressionIsGroovy(String line) {
        assertThat(commands.find(line)).isNull();
    }

    @Test
    void aLineKnowsWhereItsRestBegins() {
        Commands.Line line = Objects.requireNonNull(commands.find(" nodes windows"));
        assertThat(line.rest()).isEqualTo(" windows");
        assertThat(line.offset()).isEqualTo(6);
    }

    @Test
    void aMistypedVerbIsRecognisedUnlessItIsAName() {
        assertThat(commands.mistyped("chek", name -> false))
                .hasMessage("no verb or variable \"chek\"; did you mean \"check\"?");
        assertThat(commands.mistyped("nods windows", name -> false)).isNotNull();
        assertThat(commands.mistyped("nods.size()", name -> false)).isNull();
        assertThat(commands.mistyped("nods", name -> true)).isNull();
        assertThat(commands.mistyped("println 'x'", name -> false)).isNull();
        assertThat(commands.mistyped("def x = 3", name -> false)).isNull();
        assertThat(commands.mistyped("return 3", name -> false)).isNull();
        assertThat(commands.mistyped("1 + 2", name -> false)).isNull();
    }

    @Test
    void anUnknownWordWithPlainWordsBehindItIsNoVerb() {
        for (String line : List.of("weigh dc", "connect WEB-1", "launch two nodes")) {
            assertThat(commands.mistyped(line, name -> false))
                    .hasMessage("no verb \"" + line.split(" ")[0] + "\"")
                    .hasFieldOrPropertyWithValue("hint", "`help` lists the verbs");
        }
        assertThat(commands.mistyped("weigh dc", name -> true)).isNull();
        for (String line : List.of(
                "println windows", "import foo", "String name", "int z", "x in y", "x as String", "weigh", "weigh 3")) {
            assertThat(commands.mistyped(line, name -> false)).as(line).isNull();
        }
    }

    @Test
    void theMistakeInAPredicateIsMarkedInTheLine() {
        assertThatThrownBy(() -> commands.run("nodes  agnt < '3'")).isInstanceOfSatisfying(ScriptException.class, e -> {
            assertThat(e.source()).isEqualTo("nodes  agnt < '3'");
            assertThat(e.column()).isEqualTo(8);
            assertThat(e.length()).isEqualTo(4);
            assertThat(e.getMessage() + e.hint()).contains("\"agent\"");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nodes --colums id        | did you mean --columns
                    nodes --limit            | needs a value
                    nodes --limit many       | is not a number
                    nodes --limit -1         | goes from 0 on, not -1
                    apply --yes --max-nodes -1 | goes from 1 on, not -1
                    arm --max-nodes -5       | goes from 1 on, not -5
                    arm --minutes -5         | goes from 1 to 1440, not -5
                    nodes --wide=1           | takes no value
                    nodes --columns agnt     | did you mean "agent"
                    nodes --sort agnt        | did you mean "agent"
                    check --checks node-onlin | did you mean "node-online"
                    checks node-onlin        | did you mean "node-online"
                    can DC-PARIS-01 shel     | did you mean "shell"
                    can                      | which node?
                    can ssh                  | which node?
                    why                      | which node?
                    node                     | which node?
                    node *                   | is 6 nodes
                    rules sed                | did you mean "seed"
                    help nods                | did you mean "nodes"
                    exit 256                 | no exit code
                    doctor now               | takes no "now"
                    focus region == 'x'      | focus unchanged: none of 6 nodes
                    why i-0000000000000000f  | is in none of the 2 scopes loaded
                    check workstation-reach  | is a check of this workstation
                    check --checks workstation-reach | is a check of this workstation
                    nope                     | not a command
                    """)
    void mistakesSayWhatIsNearOrWhatToDo(String line, String message) {
        assertThatThrownBy(() -> commands.run(line))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(((UsageException) e).hint()).isNotEmpty());
    }
}
