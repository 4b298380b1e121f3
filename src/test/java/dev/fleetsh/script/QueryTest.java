package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.UnknownFactException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    private final SampleScope scope = new SampleScope();
    private final Evaluator evaluator = new Evaluator(scope, new StringWriter());

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            GQ { from n in nodes select n.id } ¦ [i-1, i-2, mi-3, i-4]
            GQ { from n in nodes where n.region == 'us-east-1' orderby n.name in desc select n.id, n.region as r } ¦ [{id=i-4, r=us-east-1}, {id=mi-3, r=us-east-1}]
            GQ { from n in nodes join s in fleet.scopes on n.scope == s where s.alias == 'retail' select n.name, s.alias } ¦ [{name=WEB-1, alias=retail}, {name=APP-2, alias=retail}]
            GQ { from n in nodes groupby n.region orderby n.region select n.region, count(n) as cnt } ¦ [{region=eu-west-3, cnt=2}, {region=us-east-1, cnt=2}]
            old = nodes.where { agent < '3.2' }; GQ { from n in old where n.agent > '3' select n.id } ¦ [i-2]
            GQ { from v in assessment.verdicts() where v.verdict == 'fail' select v.node.id }.toList().size() >= 0 ¦ true
            GQ { from c in nodes.counts { region } select c.key, c.value } ¦ [{key=eu-west-3, value=2}, {key=us-east-1, value=2}]
            """)
    void queriesJoinWhatTheModelHas(String text, String value) {
        scope.values().put("assessment", Assessment.of(scope.fleet(), Edition.CURRENT, SampleScope.NOW));
        assertThat(String.valueOf(evaluator.evaluate(text))).isEqualTo(value);
    }

    @Test
    void rowsAreMapsThatOtherLinesGoOnWith() {
        Object rows = evaluator.evaluate("GQ { from n in nodes where n.ec2 select n.name, n.region }");
        assertThat(rows)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .first()
                .isEqualTo(Map.of("name", "WEB-1", "region", "eu-west-3"));
        scope.values().put("rows", java.util.Objects.requireNonNull(rows));
        assertThat(evaluator.evaluate("GQ { from r in rows where r.region == 'eu-west-3' select r.name }"))
                .isEqualTo(List.of("WEB-1", "APP-2"));
    }

    @Test
    void anUnknownFactFailsTheQueryAndSaysHowToReadIt() {
        assertThatThrownBy(() -> evaluator.evaluate("GQ { from n in nodes where n.agent < '3' select n.id }"))
                .isInstanceOf(UnknownFactException.class)
                .hasMessageContaining("agent is unknown")
                .extracting(e -> ((FleetException) e).hint())
                .asString()
                .contains("fact('agent')");
        assertThat(String.valueOf(evaluator.evaluate("GQ { from n in nodes where n.fact('agent').known select n.id }")))
                .isEqualTo("[i-1, i-2, mi-3]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            GQ { from n in nodes selct n.id }
            GQ { from n in nodes }
            GQ { from n in nodez select n.id }
            """)
    void mistakesAreToldInWords(String text) {
        assertThatThrownBy(() -> evaluator.evaluate(text))
                .isInstanceOf(FleetException.class)
                .hasMessageNotContaining("org.codehaus")
                .hasMessageNotContaining("groovy.lang");
    }

    @Test
    void aClosureInFromIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> evaluator.evaluate("GQ { from n in nodes.where { windows } select n.name }"))
                .isInstanceOf(FleetException.class)
                .hasMessageContaining("holds no closure")
                .extracting(e -> ((FleetException) e).hint())
                .asString()
                .contains("select first");
    }
}
