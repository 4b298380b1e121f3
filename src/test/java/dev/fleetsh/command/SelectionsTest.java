package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.SampleFleet;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionsTest {
    private final Session session = SampleFleet.session(SampleFleet.fleet());
    private final List<String> compiled = new ArrayList<>();
    private final Selections selections = new Selections(session, text -> {
        compiled.add(text);
        return Node::isHybrid;
    });

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    mi-0d51c8f2a7be94d10              | DC-PARIS-01
                    DC-PARIS-01                       | DC-PARIS-01
                    dc-paris-01                       | DC-PARIS-01
                    WEB-*                             | WEB-MAD-07 WEB-MAD-08
                    i-0a*                             | WEB-MAD-07
                    ?EB-MAD-0?                        | WEB-MAD-07 WEB-MAD-08
                    DC-PARIS-01 WEB-MAD-08            | DC-PARIS-01 WEB-MAD-08
                    DC-PARIS-01, WEB-MAD-08           | DC-PARIS-01 WEB-MAD-08
                    WEB-MAD-08 WEB-*                  | WEB-MAD-08 WEB-MAD-07
                    "DC-PARIS-01"                     | DC-PARIS-01
                    $1                                | WEB-MAD-07
                    mine DC-PARIS-01                  | WEB-MAD-07 DC-PARIS-01
                    one                               | BATCH-01
                    数据库-東京-🚀                    | 数据库-東京-🚀
                    """)
    void idsNamesGlobsAndValuesNeedNoGroovy(String text, String names) {
        Nodes web = session.fleet().matching("WEB-MAD-07");
        session.remember(web);
        session.values().put("mine", web);
        session.values().put("one", SampleFleet.STOPPED);

        Nodes nodes = selections.nodes(text);
        assertThat(nodes.stream().map(Node::name).collect(Collectors.joining(" ")))
                .isEqualTo(names);
        assertThat(nodes.total()).isEqualTo(6);
        assertThat(compiled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "windows",
                "ec2",
                "ready",
                "!windows",
                "agnt < '3'",
                "tags.Env == 'prod'",
                "windows && online",
                "name ==~ /WEB-.*/",
                "failing('node-online')"
            })
    void everythingElseIsAPredicate(String text) {
        assertThat(selections.nodes(text)).containsExactly(SampleFleet.DC);
        assertThat(compiled).containsExactly(text);
    }

    @Test
    void nothingIsEverythingInFocus() {
        assertThat(selections.nodes("  ")).hasSize(6);
        session.focus("web", node -> node.name().startsWith("WEB"));
        assertThat(selections.nodes("")).hasSize(2);
    }

    @Test
    void idsAndNamesReachBeyondTheFocusAndGlobsDoNot() {
        session.focus("web", node -> node.name().startsWith("WEB"));
        assertThat(selections.nodes("DC-PARIS-01")).containsExactly(SampleFleet.DC);
        assertThat(selections.nodes("i-0*")).hasSize(2);
        assertThat(selections.nodes("hybrid")).isEmpty();
        assertThatThrownBy(() -> selections.nodes("DC-*")).hasMessage("DC-* matches no node in focus");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    i-0a1b2c3d4e5f60719   | is in none of the 2 scopes loaded; did you mean i-0
                    mi-ffffffffffffffff   | mi-ffffffffffffffff is in none of the 2 scopes loaded
                    DC-PARIS-02           | did you mean DC-PARIS-01?
                    APP-*                 | APP-* is in none of the 2 scopes loaded
                    DC-PARIS-01 nowhere   | nowhere is in none of the 2 scopes loaded
                    "no such"             | no such is in none of the 2 scopes loaded
                    """)
    void aNodeThatIsInNoScopeIsAnErrorThatSaysWhereItWasLookedFor(String text, String message) {
        assertThatThrownBy(() -> selections.nodes(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(((UsageException) e).hint()).contains("load --profile NAME --region NAME"));
        assertThat(compiled).isEmpty();
    }

    @Test
    void anEmptyValueIsNoMistake() {
        session.remember(session.fleet().nodes().where(node -> false));
        assertThat(selections.nodes("$1")).isEmpty();
    }

    @Test
    void anEmptyFleetHasNothingToSelect() {
        Selections none = new Selections(SampleFleet.session(SampleFleet.empty()), text -> node -> true);
        assertThat(none.nodes("")).isEmpty();
        assertThat(none.nodes("windows")).isEmpty();
        assertThatThrownBy(() -> none.nodes("DC-PARIS-01"))
                .hasMessage("DC-PARIS-01 is not in the one scope loaded, 444455556666/eu-south-2");
    }

    @Test
    void aSelectionCanBeAskedAgainOfAnotherFleet() {
        var predicate = selections.predicate("WEB-*");
        assertThat(session.fleet().nodes().where(predicate)).hasSize(2);
    }
}
