package dev.fleetsh.remedy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.AnswerRef;
import dev.fleetsh.remedy.plan.AnyData;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Assumption;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.DataPath;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.Ground;
import dev.fleetsh.remedy.plan.Inverse;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.remedy.plan.Remark;
import dev.fleetsh.remedy.plan.Resource;
import dev.fleetsh.remedy.plan.ResourceKind;
import dev.fleetsh.remedy.plan.Risk;
import dev.fleetsh.remedy.plan.Stage;
import dev.fleetsh.remedy.plan.State;
import dev.fleetsh.remedy.plan.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlanJsonTest {
    private static final Instant MADE = Instant.parse("2026-11-23T12:00:00.123Z");

    @Test
    void anyPlanComesBackAsItWas() {
        for (int seed = 0; seed < 200; seed++) {
            Plan plan = any(seed, "p7");
            assertThat(PlanJson.read(PlanJson.pretty(plan), "p.json")).isEqualTo(plan);
            assertThat(PlanJson.read(PlanJson.compact(plan), "p.json")).isEqualTo(plan);
            assertThat(PlanJson.compact(plan)).doesNotContain("\n");
        }
    }

    @Test
    void aScriptStandsOnceWhateverManyNodesRunIt() {
        Plan plan = any(3, "p7");
        List<Effect> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(effect(i + 1, new AnyData(9), script("printf '%s' \"$value\"")));
        }
        Plan large = new Plan(plan.id(), plan.uid(), "t", MADE, "r", Map.of(), "", List.of(), many, List.of());
        String text = PlanJson.compact(large);
        assertThat(text.split("printf", -1)).hasSize(2);
        assertThat(PlanJson.read(text, "p.json")).isEqualTo(large);
    }

    @Test
    void anyValueComesBackAsItWas() {
        AnyData any = new AnyData(8);
        for (int i = 0; i < 2000; i++) {
            Object value = Data.of(any.value(4));
            assertThat(DataJson.parse(DataJson.compact(value))).isEqualTo(value);
            assertThat(DataJson.parse(DataJson.pretty(value))).isEqualTo(value);
        }
    }

    @TestFactory
    Stream<DynamicTest> filesThatAreNoGoodPlansSayWhatTheyAre() {
        String good = PlanJson.pretty(any(5, "p7"));
        String compact = PlanJson.compact(any(5, "p7"));
        return Stream.of(
                        new String[] {"", "p.json is no plan: it is empty"},
                        new String[] {"hello", "p.json is no plan: "},
                        new String[] {good.substring(0, good.length() / 2), "p.json is no plan: "},
                        new String[] {good + "x", "p.json is no plan: "},
                        new String[] {good + good, "p.json is no plan: more follows behind the end"},
                        new String[] {"[1,2]", "p.json is no plan of fleetsh"},
                        new String[] {"{\"fleetsh\":1}", "p.json is no plan of fleetsh"},
                        new String[] {"{\"fleetsh-plan\":2,\"waves\":3}", "version 2, and this fleetsh reads version 1"
                        },
                        new String[] {"{\"fleetsh-plan\":1}", "lacks the field"},
                        new String[] {
                            compact.replace("{\"fleetsh-plan\":1,", "{\"fleetsh-plan\":1,\"waves\":3,"),
                            "plan has a field \"waves\" that this fleetsh does not know"
                        },
                        new String[] {
                            compact.replaceFirst("\"stage\":\"[a-z]*\"", "\"stage\":\"moon\""),
                            "plan.effects[0].stage is \"moon\""
                        },
                        new String[] {
                            compact.replaceFirst("\"number\":1", "\"number\":\"1\""),
                            "plan.effects[0].number is not a whole number"
                        },
                        new String[] {
                            compact.replaceFirst("\"number\":1", "\"number\":1,\"number\":2"),
                            "p.json is no plan: a field is there twice, in line 1"
                        },
                        new String[] {compact.replace("\"id\":\"p7\"", "\"id\":\"../p7\""), "not the name of a plan"},
                        new String[] {
                            compact.replaceFirst("\"undoes\":\"\"", "\"undoes\":\"0123456789ab\""),
                            "its fingerprint does not fit what it holds"
                        },
                        new String[] {"{\"fleetsh-plan\":1,\n\u0007", "p.json is no plan: it is no JSON, in line 2"},
                        new String[] {
                            compact.replace("\"Changed\"", "\"ChangedByHand\""),
                            "its fingerprint does not fit what it holds"
                        })
                .map(row ->
                        DynamicTest.dynamicTest(row[1], () -> assertThatThrownBy(() -> PlanJson.read(row[0], "p.json"))
                                .isInstanceOf(RemedyException.class)
                                .hasMessageContaining(row[1])));
    }

    @Test
    void aFileThatWasGivenOtherArgumentsIsRefused() {
        Plan plan = marked("p7", "0123456789ab");
        Plan faster = new Plan(
                plan.id(),
                plan.uid(),
                plan.title(),
                plan.madeAt(),
                plan.remedy(),
                Map.of("wave", "100%"),
                plan.undoes(),
                plan.selected(),
                plan.effects(),
                plan.remarks());
        String text = PlanJson.compact(faster).replace(faster.fingerprint(), plan.fingerprint());

        assertThatThrownBy(() -> PlanJson.read(text, "p.json"))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("its fingerprint does not fit what it holds");
    }

    /** Whatever is cut out of a plan, or put in at one place: it loads as the same plan, or is refused in words. */
    @Test
    void noDamageIsTakenForAPlan() {
        Plan plan = any(6, "p7");
        String text = PlanJson.compact(plan);
        AnyData any = new AnyData(10);
        for (int i = 0; i < 3000; i++) {
            int at = any.number(text.length());
            String damaged = any.number(2) == 0
                    ? text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + any.number(4)))
                    : text.substring(0, at) + (char) ('0' + any.number(75)) + text.substring(at + 1);
            try {
                Plan read = PlanJson.read(damaged, "p.json");
                assertThat(read.effects()).isEqualTo(plan.effects());
            } catch (RemedyException e) {
                assertThat(e.getMessage()).startsWith("p.json ");
            }
        }
    }

    @Test
    void theFingerprintGoesByWhatAPlanDoesAndNotByItsName() {
        Plan plan = any(7, "p7");
        assertThat(plan.fingerprint())
                .matches("[0-9a-f]{16}")
                .isEqualTo(any(7, "p8").fingerprint());
        for (int seed = 20; seed < 60; seed++) {
            assertThat(any(seed, "p7").fingerprint())
                    .isNotEqualTo(any(seed + 100, "p7").fingerprint());
        }
        Plan marked = marked("p7", "0123456789ab");
        assertThat(marked.fingerprint()).isEqualTo(marked("p8", "ba9876543210").fingerprint());
    }

    @Test
    void textThatIsNoJsonIsRefusedInWords() {
        for (String text : List.of("", "{", "{\"a\":}", "[1,]", "nul", "\"\u0001\"", "{a:1}", "[".repeat(5000))) {
            assertThatIllegalArgumentException().isThrownBy(() -> DataJson.parse(text));
        }
    }

    private static Plan marked(String id, String uid) {
        Action action = new Action.Call(ApiCall.of(
                "ec2:CreateTags", Map.of("Value", "fleetsh " + id + "-" + uid, "Name", "fleetsh-" + id + "-" + uid)));
        return new Plan(
                id,
                uid,
                "t",
                MADE,
                "r",
                Map.of(),
                "",
                List.of(),
                List.of(effect(1, new AnyData(1), action)),
                List.of());
    }

    private static Plan any(long seed, String id) {
        AnyData any = new AnyData(seed);
        List<Effect> effects = new ArrayList<>();
        effects.add(effect(1, any, new Action.Call(ApiCall.of("ec2:CreateTags", Map.of("Changed", any.text())))));
        effects.add(effect(2, any, script(any.text())));
        effects.add(effect(3, any, new Action.Document("AWS-UpdateSSMAgent", any.map(2), "i-1")));
        return new Plan(
                id,
                "0123456789ab",
                any.text(),
                MADE,
                "mend",
                any.map(3),
                "",
                List.of("i-1", any.text()),
                effects,
                List.of(new Remark(Remark.Kind.BY_HAND, any.text(), any.text())));
    }

    private static Action script(String text) {
        return new Action.Script(
                new NodeScript("set-sudo", 3, NodeScript.Language.POWERSHELL, text, false),
                Map.of("value", "x", "code", new AnswerRef(1, new DataPath("Code")).data()),
                "mi-1",
                Duration.ofSeconds(90));
    }

    private static Effect effect(int number, AnyData any, Action action) {
        return new Effect(
                number,
                "mend",
                new Resource(
                        ResourceKind.values()[any.number(ResourceKind.values().length)],
                        new ScopeId("aws", "111111111111", "eu-west-3"),
                        any.text()),
                Stage.values()[any.number(Stage.values().length)],
                any.text(),
                action,
                any.number(2) == 0 ? new Inverse.None(any.text()) : new Inverse.By(action),
                List.of(new State(
                        any.text(),
                        ApiCall.of("ec2:DescribeTags", any.map(2)),
                        new DataPath("Tags[Key=a].Value"),
                        any.value(2),
                        any.value(2))),
                List.of(new Ground("i-1", "agent", any.text())),
                List.of("i-1"),
                List.of("i-2", any.text()),
                new Risk(Risk.Level.values()[any.number(5)], any.text()),
                any.text(),
                new Verification(List.of("session-channel"), List.of("i-1"), Duration.ofMinutes(any.number(60))),
                List.of(new Assumption(List.of("i-1"), "agent", any.value(1))),
                List.of("node-online"));
    }
}
