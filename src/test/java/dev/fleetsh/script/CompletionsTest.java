package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.script.complete.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {
    private final SampleScope scope = new SampleScope();
    private final Completions completions = new Completions(scope);

    private List<String> inPredicate(String text) {
        return values(completions.inPredicate(text, text.length()));
    }

    private List<String> at(String text) {
        return values(completions.at(text, text.length()));
    }

    private static List<String> values(List<Suggestion> suggestions) {
        return suggestions.stream().map(Suggestion::value).sorted().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "ag ¦ agent",
                "windows && onl ¦ online",
                "!conn ¦ connected",
                "(wind ¦ windows",
                "bloc ¦ blocked",
                "fail ¦ failing",
                "platform. ¦ name,type,version",
                "platform.na ¦ name",
                "platform?.na ¦ name",
                "node.plat ¦ platform",
                "scope.id.re ¦ region",
                "tags. ¦ Cost Center,Env,Prix",
                "tags.E ¦ Env",
                "node.tags.E ¦ Env",
                "ping == ' ¦ ConnectionLost,Inactive,Online,Other",
                "windows && ping == 'conn ¦ ConnectionLost",
                "ping != \"On ¦ Online",
                "ping in ['Online', ' ¦ ConnectionLost,Inactive,Online,Other",
                "kind == 'h ¦ hybrid",
                "readiness == 'bl ¦ blocked",
                "platform.type == 'W ¦ Windows",
                "region == ' ¦ eu-west-3,us-east-1",
                "region == 'us ¦ us-east-1",
                "accountName == 're ¦ retail",
                "name == 'WEB ¦ WEB-1",
                "agent < '3.3. ¦ 3.3.987.0",
                "tags.Env == ' ¦ prod,test",
                "failing('dc ¦ dc-ssm-user-present",
                "agent.isB ¦ isBelow",
                "zzz ¦ ``",
                "unknown. ¦ ``",
                "'text ¦ ``",
            })
    void completesPredicates(String text, String values) {
        assertThat(String.join(",", inPredicate(text))).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "nod ¦ nodes",
                "nodes.whe ¦ where",
                "nodes.where { wind ¦ windows",
                "nodes.where { windows && platform.na ¦ name",
                "nodes.where { ping == 'conn ¦ ConnectionLost",
                "nodes.where({ tags.E ¦ Env",
                "nodes.groupBy { reg ¦ region,registered",
                "nodes.each { it.plat ¦ platform",
                "nodes.each { n -> n.plat ¦ platform",
                "nodes.each { plat ¦ ``",
                "nodes.where { windows }.whe ¦ where",
                "nodes.where { windows }.groupBy { region }.cou ¦ count,countBy,counts",
                "nodes.groupBy { region }.counts().as ¦ asMap",
                "nodes[0].plat ¦ platform",
                "nodes[0].platform.na ¦ name",
                "nodes.get(0).agent.isB ¦ isBelow",
                "fleet.compl ¦ completeness",
                "fleet.completeness.gaps[0].act ¦ action",
                "fleet.scopes[0].id.acc ¦ account",
                "fleet.scopes.get(0).ali ¦ alias",
                "text.toUp ¦ toUpperCase",
                "x = nodes.whe ¦ where",
                "println(nodes.siz ¦ size",
                "$1.whe ¦ where",
                "tex ¦ text",
                "fleet.scopes[0].tier.isK ¦ ``",
            })
    void completesGroovy(String text, String values) {
        scope.values().put("text", "abc");
        scope.values().put("$1", scope.nodes());
        assertThat(String.join(",", at(text))).isEqualTo(values);
    }

    /** A value whose readers must not be called. */
    public static final class Counting {
        private final AtomicInteger calls;

        Counting(AtomicInteger calls) {
            this.calls = calls;
        }

        public Counting reboot() {
            calls.incrementAndGet();
            return this;
        }

        public String getName() {
            calls.incrementAndGet();
            return "";
        }

        @Override
        public String toString() {
            calls.incrementAndGet();
            return "";
        }
    }

    @Test
    void neverEvaluates() {
        AtomicInteger calls = new AtomicInteger();
        scope.values().put("machine", new Counting(calls));
        String text = "x = machine.reboot().reboot().name.length(); nodes.where { machine.reboot(); ready }.size()";
        for (int cursor = 0; cursor <= text.length(); cursor++) {
            completions.at(text, cursor);
            completions.inPredicate(text, cursor);
        }
        assertThat(at("machine.reboot().re")).contains("reboot");
        assertThat(calls).hasValue(0);
        assertThat(scope.asked).hasValue(0);
    }

    @Test
    void survivesAnyText() {
        List<String> texts = new ArrayList<>(List.of(
                "}",
                ")",
                "]].",
                "..",
                "?.",
                "'",
                "\"\"",
                "a.b.c.d[",
                "{ { { ",
                "nodes.where { it -> ",
                "🦊.",
                "''' x",
                "in '"));
        texts.add("((((((((((".repeat(50));
        for (String text : texts) {
            for (int cursor = 0; cursor <= text.length(); cursor++) {
                assertThat(completions.at(text, cursor)).isNotNull();
                assertThat(completions.inPredicate(text, cursor)).isNotNull();
            }
        }
    }
}
