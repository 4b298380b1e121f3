package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.fleet.Counts;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Rest;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.SampleFleet;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {
    private final Session session = SampleFleet.session(SampleFleet.fleet());
    private final Commands commands = Commands.standard(session, Progress.NONE);

    private Pipeline pipeline(String line) {
        return Objects.requireNonNull(Pipeline.of(line, commands::named), line);
    }

    private Object run(String line) {
        Object answer = Objects.requireNonNull(commands.run(line));
        return answer instanceof Shown shown ? shown.value() : answer;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            nodes                                   ¦ nodes:
            nodes windows | check                   ¦ nodes: windows + check:
            nodes |check                            ¦ nodes: + check:
            nodes | check | nodes blocked           ¦ nodes: + check: + nodes: blocked
            nodes | counts region | top 5           ¦ nodes: + counts: region + top: 5
            nodes windows || check                  ¦ nodes: windows || check
            nodes windows |check()                  ¦ nodes: windows |check()
            nodes (windows | check)                 ¦ nodes: (windows | check)
            nodes name == 'a | check'               ¦ nodes: name == 'a | check'
            nodes name =~ /web | check me/          ¦ nodes: name =~ /web | check me/
            nodes tags.any { it | check }           ¦ nodes: tags.any { it | check }
            nodes windows | stale                   ¦ nodes: windows | stale
            nodes 1 / 2 > 0 | check                 ¦ nodes: 1 / 2 > 0 + check:
            exec linux -- cat a | sort b            ¦ exec: linux -- cat a | sort b
            exec linux -- echo a > b.txt            ¦ exec: linux -- echo a > b.txt
            nodes linux | exec -- ls | head > c.csv ¦ nodes: linux + exec: -- ls | head > c.csv
            exec linux --undo 'a | head' -- b       ¦ exec: linux --undo 'a | head' -- b
            """)
    void aBarTiesVerbsOnlyWhereAVerbFollows(String line, String stages) {
        assertThat(pipeline(line).stages().stream()
                        .map(stage ->
                                (stage.command().name() + ": " + stage.rest().strip()).strip())
                        .collect(Collectors.joining(" + ")))
                .isEqualTo(stages);
        assertThat(pipeline(line).target()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            nodes > a.csv                           ¦ a.csv            ¦
            nodes>a.csv                             ¦ a.csv            ¦
            nodes windows >a.CSV                    ¦ a.CSV            ¦ windows
            nodes hybrid > 'my nodes.md'            ¦ my nodes.md      ¦ hybrid
            nodes hybrid > "my nodes.txt"           ¦ my nodes.txt     ¦ hybrid
            nodes agent > '3.1' > ~/x/y.json        ¦ ~/x/y.json       ¦ agent > '3.1'
            nodes agent > '3.1'                     ¦                  ¦ agent > '3.1'
            nodes agent >= '3.1'                    ¦                  ¦ agent >= '3.1'
            nodes name > 'a' && name > b.csv.size   ¦                  ¦ name > 'a' && name > b.csv.size
            nodes (name > a.csv)                    ¦                  ¦ (name > a.csv)
            nodes name == 'x > a.csv'               ¦                  ¦ name == 'x > a.csv'
            nodes windows >> a.csv                  ¦                  ¦ windows >> a.csv
            """)
    void aFileIsWhatEndsLikeOneAtTheEndOfTheLine(String line, String file, String rest) {
        Pipeline pipeline = Pipeline.of(line, commands::named);
        if (pipeline == null) {
            assertThat(file).isNull();
            return;
        }
        Target target = pipeline.target();
        assertThat(target == null ? null : target.file()).isEqualTo(file);
        assertThat(pipeline.last().rest().strip()).isEqualTo(rest == null ? "" : rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nodes | $1", "nodes > 3", "nodes |= x", "x | check", "$1 > a.csv", "nodes = 3 | check"})
    void groovyKeepsItsOperators(String line) {
        assertThat(commands.find(line)).isNull();
    }

    @Test
    void filesOfAKindThatCannotBeWrittenAreRefused() {
        assertThatThrownBy(() -> commands.run("nodes > a.xlsx"))
                .isInstanceOf(UsageException.class)
                .hasMessage("can't write .xlsx files: a.xlsx")
                .extracting(e -> ((UsageException) e).hint())
                .isEqualTo("the ending may be .csv, .json, .md, .txt");
    }

    @Test
    void theValueOfAVerbIsTheSelectionOfTheNext() {
        Nodes windows = (Nodes) run("nodes windows");
        Assessment assessment = (Assessment) run("nodes windows | check");
        assertThat(assessment.nodes().ids()).isEqualTo(windows.ids());
        assertThat(((Nodes) run("check | nodes windows")).ids()).isEqualTo(windows.ids());
        assertThat(((Counts) run("nodes windows | counts region")).total()).isEqualTo(windows.size());
        Nodes one = (Nodes) run("nodes | nodes " + windows.get(0).id());
        assertThat(one.ids()).containsExactly(windows.get(0).id());
        assertThat(run("nodes " + windows.get(0).id() + " | why")).isNotNull();
    }

    @Test
    void theNextVerbStaysAmongTheNodesHandedOnAndSaysOutOfHowMany() {
        Nodes windows = (Nodes) run("nodes windows");
        Nodes none = (Nodes) run("nodes windows | nodes linux");
        assertThat(none.size()).isZero();
        assertThat(none.total()).isEqualTo(windows.size());
    }

    @Test
    void countsSortTopAndHeadAlsoWorkAlone() {
        Nodes all = session.nodes();
        Counts counts = (Counts) run("counts region");
        assertThat(counts.total()).isEqualTo(all.size());
        assertThat(((Counts) run("counts region | top 1")).rest())
                .isEqualTo(new Rest(
                        counts.size() - 1, all.size() - counts.iterator().next().getValue()));
        assertThat(((Counts) run("counts region windows")).total()).isEqualTo(((Nodes) run("nodes windows")).size());
        assertThat(((Nodes) run("head 2")).ids()).isEqualTo(all.limit(2).ids());
        assertThat(((Nodes) run("sort name")).get(0).name())
                .isEqualTo(all.sortBy(node -> node.name()).get(0).name());
        assertThat(((Nodes) run("sort name --descending")).get(0)).isSameAs(((Nodes) run("top 1 name")).get(0));
        assertThat(((Nodes) run("nodes | top 2 name")).size()).isEqualTo(2);
    }

    @Test
    void showBringsANamedValueToACommandLine() {
        session.values().put("stale", session.nodes().limit(2));
        assertThat(((Nodes) run("show stale")).size()).isEqualTo(2);
        assertThat(((Counts) run("show stale | counts region")).total()).isEqualTo(2);
        assertThat(((Redirected) run("show stale > x.csv")).target().file()).isEqualTo("x.csv");
        assertThatThrownBy(() -> run("show stall"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no value \"stall\"; did you mean \"stale\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            nodes | rules             ¦ `rules` takes no value from `nodes`
            counts region | check     ¦ what is handed on has no nodes: it is counts
            rules | nodes             ¦ what is handed on has no nodes: it is a table
            counts                    ¦ counts of what?
            nodes | counts regoin     ¦ no property "regoin" on a node; did you mean "region"?
            checks | sort severty     ¦ what is handed on
            """)
    void whatCannotFlowIsSaidPlainly(String line, String message) {
        assertThatThrownBy(() -> commands.run(line))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(message);
    }
}
