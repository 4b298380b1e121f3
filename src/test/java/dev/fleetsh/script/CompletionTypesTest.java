package dev.fleetsh.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.script.complete.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion behind chains, closures, variables of the typed text, classes and in arguments. */
class CompletionTypesTest {
    private final SampleScope scope = new SampleScope();
    private final Verb check = new Verb(
            "check",
            "check [SELECTION] [--limit N]",
            "which nodes can open a session",
            List.of(
                    new Verb.Named("limit", "N", "most rows", List.of(), false),
                    new Verb.Named("sort", "p", "property to sort by", List.of("agent", "name"), false),
                    new Verb.Named("checks", "id,…", "only these", List.of(), true),
                    new Verb.Named("all", "", "also those that pass", List.of(), false)),
            Verb.Words.NODES_OR_CHECKS);
    private final Completions completions =
            new Completions(scope, () -> List.of(check), () -> Map.of("Machine", Machine.class));

    /** Stands for a class that a line has declared. */
    public static final class Machine {
        public static final String KIND = "machine";

        public String getName() {
            throw new AssertionError("called");
        }
    }

    private List<Suggestion> at(String text) {
        return completions.at(text, text.length());
    }

    private List<String> values(String text) {
        return at(text).stream().map(Suggestion::value).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                // Chains by return types with their arguments.
                "nodes.groupBy { region }.counts().asMap().entry ¦ entrySet",
                "nodes.groupBy { region }.asMap().values()[0].whe ¦ where",
                "nodes.groupBy { region }.asMap().get('x').whe ¦ where",
                "nodes.groupBy { region }['x'].whe ¦ where",
                "fleet.scopes()[0].id.acc ¦ account",
                "fleet.scopes().first().id.acc ¦ account",
                "fleet.scopes().find { it.id }.id.acc ¦ account",
                "fleet.scopes*.id*.acc ¦ account",
                "fleet.scopes*.id[0].acc ¦ account",
                "nodes.list().collect { it.name }.fir ¦ first",
                "nodes.list().collect { it.name }.first().toUpp ¦ toUpperCase",
                "nodes.list().collect { it.name }[0].toUpp ¦ toUpperCase",
                "nodes.list().collect { it.agent }.max().isB ¦ isBelow",
                "nodes.collect { n -> n.platform }[0].vers ¦ version",
                "nodes.collect { it.name }.collect { it.size() }.collect { it.toLong ¦ toLong",
                "nodes.list().findAll { it.windows }[0].agen ¦ agent",
                "nodes.list().groupBy { it.region }.each { k, v -> v[0].agen ¦ agent",
                "nodes.list().groupBy { it.region }.each { it.value[0].agen ¦ agent",
                "nodes.list().groupBy { it.region }.collect { k, v -> k.toUpp ¦ toUpperCase",
                "nodes.list().groupBy { it.region }.find { true }.value.siz ¦ size",
                "nodes.list().sort { it.name }.last().agen ¦ agent",
                "nodes.stream().map { it.name }.findFirst().get().toUpp ¦ toUpperCase",
                "nodes.stream().filter { it.agen ¦ agent",
                "nodes.stream().filter { it.windows }.map { it.plat ¦ platform",
                "nodes.stream().map(n -> n.plat ¦ ``",
                "nodes.each { println it.name; it.agen ¦ agent",
                "nodes.where { windows }.each { it.agent.isB ¦ isBelow",
                "nodes.where { windows }.join(nodes) { doma ¦ domain,domainProbe",
                "nodes.inject(0) { sum, n -> sum }.zz ¦ ``",
                "nodes.first().agent.isB ¦ isBelow",
                "nodes.list().with { subL ¦ subList",
                "nodes[0].agent.toString().toUpp ¦ toUpperCase",
                "nodes[0].tags.E ¦ Env",
                "nodes[0].tags['Env'].toUpp ¦ toUpperCase",
                "nodes[0].fact('agent').orN ¦ orNull",
                "'abc'.toUpp ¦ toUpperCase",
                "\"a ${nodes.siz ¦ size",
                "\"a ${nodes.size()} b\".toUpp ¦ toUpperCase",
                "/a.b/.toUpp ¦ toUpperCase",
                "'a,b'.tokenize(',')[0].capi ¦ capitalize",
                "'a,b'.split(',')[0].capi ¦ capitalize",
                "[1, 2, 3].coll ¦ collate,collect,collectEntries,collectMany",
                "[a: 1].coll ¦ collect,collectEntries,collectMany",
                "[nodes[0]].find { it.agen ¦ agent",
                "(nodes).whe ¦ where",
                "(x as AgentVersion).isB ¦ isBelow",
                "3.time ¦ times",
                "nodes⏎  .where { windows }⏎  .whe ¦ where",
                "nodes.where { windows } // nodes.⏎  .whe ¦ where",
                // Variables of the typed text.
                "def x = nodes.where { windows }; x.whe ¦ where",
                "def x = nodes.where { windows }⏎x.whe ¦ where",
                "x = nodes[0]; x.agen ¦ agent",
                "AgentVersion v = null; v.isB ¦ isBelow",
                "List<Node> some = []; some[0].agen ¦ agent",
                "List<Node> some = []; some.each { it.agen ¦ agent",
                "for (n in nodes) n.agen ¦ agent",
                "for (n in nodes) { n.agen ¦ agent",
                "for (Node n : nodes) { n.agen ¦ agent",
                "for (n in nodes.groupBy { region }.asMap().values()) { n.whe ¦ where",
                "def f(Node n, int most) { n.agen ¦ agent",
                "def f(Node n) { n }; f(nodes[0]).agen ¦ agent",
                "Node f() { null }; f().agen ¦ agent",
                "nodes.each { Node n -> def v = n.agent; v.isB ¦ isBelow",
                "def count = 1; cou ¦ count",
                "def count = 1; nodes.where { cou ¦ count",
                "def f() { def inner = 1 }; inn ¦ ``",
                "def x = x.whe ¦ ``",
                "def (one, two) = [1, 2]; tw ¦ two",
                "nodes.each { node -> nod ¦ node,nodes",
                // Classes.
                "AgentVersion.req ¦ require",
                "AgentVersion.require('1').isB ¦ isBelow",
                "PingStatus.ONL ¦ ONLINE",
                "PingStatus.ONLINE.lab ¦ label",
                "PingStatus.values()[0].lab ¦ label",
                "new AgentV ¦ AgentVersion",
                "new Mach ¦ Machine",
                "new Machine().na ¦ name",
                "Machine.KI ¦ KIND",
                "Instant.no ¦ now",
                "new java.util.ArrayList().addA ¦ addAll",
                "class Box {}; new Bo ¦ Boolean,Box",
                "def box = new ArrayList<Node>(); box.addA ¦ addAll",
                // Arguments.
                "check(nodes, lim ¦ limit:",
                "check(al ¦ all:",
                "check(nodes.where { windows }, limit: 3, so ¦ sort:",
                "check(nodes, sort: ¦ 'agent','name'",
                "check(nodes, sort: 'a ¦ agent",
                "check(nodes, checks: 'dc ¦ dc-ssm-user-present",
                "check('WEB ¦ WEB-1",
                "check('dc- ¦ DC-3,dc-ssm-user-present",
                "fleet.node('WEB ¦ WEB-1",
                "nodes[0].fact('agen ¦ agent",
                "nodes[0].tags['E ¦ Env",
                "nodes[0].tags.get('E ¦ Env",
                // Values of what is compared.
                "nodes.where { region == 'us ¦ us-east-1",
                "nodes.where { name.startsWith('WEB ¦ WEB-1",
                "nodes.where { agent.isBelow('3.3 ¦ 3.3.987.0",
                "nodes.where { tags.Env == ¦ 'prod','test'",
                "nodes.where { tags['Env'] == 'pr ¦ prod",
                "nodes.where { ping == ¦ 'ConnectionLost','Inactive','Online','Other'",
                "nodes.where { ping in ['Online', 'Conn ¦ ConnectionLost",
                "nodes.where { region !in ['us ¦ us-east-1",
                "nodes.each { it.region == 'us ¦ us-east-1",
                "nodes.where { region =~ /us ¦ us-east-1",
                // Nothing where nothing can stand.
                "nodes.where { windows } // no ¦ ``",
                "/* nod ¦ ``",
                "'nod ¦ ``",
                "3 ¦ ``",
                "unknown.whe ¦ ``",
                "nodes.unknown().whe ¦ ``",
            })
    void completesByTypes(String text, String wanted) {
        List<String> own = new ArrayList<>(values(text.replace('⏎', '\n')));
        assertThat(String.join(",", own.stream().sorted().toList())).isEqualTo(wanted);
    }

    @Test
    void looksIntoCollectionsOfJavasOwnButIntoNoOther() {
        scope.values().put("machines", new ArrayList<>(List.of(new Machine())));
        scope.values().put("byName", new LinkedHashMap<>(Map.of("first", new Machine())));
        assertThat(values("machines[0].na")).containsExactly("name");
        assertThat(values("byName.fir")).containsExactly("first");
        assertThat(values("byName['fi")).containsExactly("first");
        assertThat(values("byName.first.na")).containsExactly("name");
        scope.values().put("trapped", new java.util.AbstractList<Object>() {
            @Override
            public Object get(int index) {
                throw new AssertionError("read");
            }

            @Override
            public int size() {
                throw new AssertionError("read");
            }
        });
        assertThat(values("trapped[0].na")).isEmpty();
        assertThat(values("trapped.subL")).containsExactly("subList");
    }

    @Test
    void whatIsAConditionByItselfComesFirstInAPredicate() {
        List<Suggestion> begun = at("nodes.where { ");
        assertThat(begun.get(0).group()).isEqualTo("conditions");
        assertThat(begun.stream().map(Suggestion::value).toList().indexOf("windows"))
                .isLessThan(begun.stream().map(Suggestion::value).toList().indexOf("agent"));
    }

    @Test
    void whatFollowsSaysWhatIsTypedNext() {
        assertThat(at("nodes.siz")).extracting(Suggestion::ending).containsExactly("()");
        assertThat(at("nodes.limi")).extracting(Suggestion::ending).containsExactly("(");
        assertThat(at("nodes.whe")).extracting(Suggestion::ending).containsExactly(" { ");
        assertThat(at("nodes.where { region == 'us"))
                .extracting(Suggestion::ending)
                .containsExactly("'");
        assertThat(at("nodes.where { platfo")).extracting(Suggestion::ending).containsExactly("");
    }

    @Test
    void aChainOfManyClosuresTakesNoLongerThanItIsLong() {
        String chain = "nodes.list()" + ".collect { it.with { it } }.findAll { it }".repeat(200);
        assertThat(values(chain + "[0].agen")).isNotNull();
        String nested = "nodes.each { it.with { it.collect { ".repeat(60);
        assertThat(values(nested + "it.na")).isNotNull();
    }
}
