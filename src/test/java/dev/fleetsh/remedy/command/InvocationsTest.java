package dev.fleetsh.remedy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.plan.ApiCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS tells of a command, in the forms that it has. */
class InvocationsTest {
    private static final ScopeId SCOPE = new ScopeId("aws", "111122223333", "eu-west-3");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final SentCommand SENT =
            new SentCommand(SCOPE, "c-1", List.of("i-1", "i-2"), "r-1", NOW.plusSeconds(600));
    private static final String ANSWER = "{\"v\":1,\"changed\":true}";
    private static final String CUT = "--output truncated--";

    private final List<ApiCall> asked = new ArrayList<>();

    private Map<String, CommandResult> look(Function<ApiCall, Object> aws) {
        return new Invocations(new Cloud() {
                    @Override
                    public Object read(ScopeId scope, ApiCall call) {
                        asked.add(call);
                        return aws.apply(call);
                    }

                    @Override
                    public Answer change(Permit permit, ScopeId scope, ApiCall call) {
                        throw new IllegalStateException("nothing is changed by looking");
                    }

                    @Override
                    public String caller(ScopeId scope) {
                        return "arn:me";
                    }

                    @Override
                    public Nodes reread(Nodes nodes, Set<String> facts) {
                        return nodes;
                    }
                })
                .of(SENT);
    }

    private static Map<String, Object> plugin(String name, String details, long code, String output) {
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("Name", name);
        plugin.put("StatusDetails", details);
        plugin.put("ResponseCode", code);
        plugin.put("Output", output);
        plugin.put("ResponseFinishDateTime", NOW.toString());
        return plugin;
    }

    private static Map<String, Object> listed(String node, String status, String details, List<?> plugins) {
        return Map.of(
                "CommandInvocations",
                List.of(Map.of(
                        "InstanceId", node, "Status", status, "StatusDetails", details, "CommandPlugins", plugins)));
    }

    private static String cut(String whole) {
        return whole.substring(0, 2_500 - CUT.length()) + CUT;
    }

    /** Lists output as AWS does, cut; the whole of it is told by asking for the one invocation. */
    private CommandResult ended(String whole, Function<ApiCall, Object> one) {
        return look(call -> call.name().equals("ListCommandInvocations")
                        ? listed("i-1", "Success", "Success", List.of(plugin("shell", "Success", 0, cut(whole))))
                        : one.apply(call))
                .get("i-1");
    }

    @Test
    void anAnswerBehindWhatTheListCutsIsReadFromTheInvocation() {
        String whole = "x".repeat(2_600) + "\n" + ANSWER;
        CommandResult result = ended(whole, call -> Map.of("StandardOutputContent", whole));
        assertThat(result.output()).isEqualTo(whole);
        assertThat(result.answer()).isEqualTo(Map.of("v", 1L, "changed", true));
        assertThat(asked).extracting(ApiCall::name).containsExactly("ListCommandInvocations", "GetCommandInvocation");
        assertThat(asked.get(1).parameters()).isEqualTo(Map.of("CommandId", "c-1", "InstanceId", "i-1"));
    }

    @Test
    void behindTwentyFourThousandCharactersThereIsNoAnswer() {
        String whole = "x".repeat(24_000 - CUT.length()) + CUT;
        CommandResult result = ended(whole, call -> Map.of("StandardOutputContent", whole));
        assertThat(result.status()).isEqualTo(CommandStatus.SUCCESS);
        assertThat(result.output()).hasSize(24_000);
        assertThat(result.answer()).isNull();
    }

    @Test
    void whereOnlyTheListMayBeReadTheCommandIsOverAllTheSame() {
        CommandResult result = ended("x".repeat(2_600), call -> {
            throw new RefusedException("AccessDeniedException", false, "not allowed", "");
        });
        assertThat(result.status()).isEqualTo(CommandStatus.SUCCESS);
        assertThat(result.output()).endsWith(CUT);
        assertThatThrownBy(() -> ended("x".repeat(2_600), call -> {
                    throw new RefusedException("ThrottlingException", true, "too many", "");
                }))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void whatIsShortOrStillRunsIsNotAskedForAgain() {
        look(call -> listed("i-1", "Success", "Success", List.of(plugin("shell", "Success", 0, "done\n"))));
        look(call -> listed(
                "i-1", "InProgress", "InProgress", List.of(plugin("shell", "InProgress", -1, "x".repeat(2_500)))));
        assertThat(asked).extracting(ApiCall::name).containsOnly("ListCommandInvocations");
    }

    @Test
    void ofSeveralStepsTheSkippedCountNotAndTheFirstFailureDoes() {
        CommandResult result = look(call -> listed(
                        "i-1",
                        "Failed",
                        "Failed",
                        List.of(
                                plugin(
                                        "precondition",
                                        "Skipped",
                                        0,
                                        "Step execution skipped due to unsupported platform"),
                                plugin("first", "Failed", 7, "broken"),
                                plugin("second", "Success", 0, ANSWER))))
                .get("i-1");
        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output()).isEqualTo("broken\n" + ANSWER);
        assertThat(result.answer()).isEqualTo(Map.of("v", 1L, "changed", true));
        assertThat(result.ended()).isEqualTo(NOW);
        assertThat(result.sentence()).isEqualTo("it ended with exit code 7");
    }

    @Test
    void ofSeveralStepsTheLastOneIsAskedForByName() {
        look(call -> call.name().equals("ListCommandInvocations")
                ? listed(
                        "i-1",
                        "Success",
                        "Success",
                        List.of(
                                plugin("first", "Success", 0, ""),
                                plugin("second", "Success", 0, cut("x".repeat(3_000)))))
                : Map.of("StandardOutputContent", ANSWER));
        assertThat(asked.get(1).parameters()).containsEntry("PluginName", "second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "InvalidPlatform"})
    void whatANodeRefusedHasNotRunAndHasNoExitCode(String details) {
        CommandResult result =
                look(call -> listed("i-1", "Failed", details, List.of())).get("i-1");
        assertThat(result.status().ended()).isTrue();
        assertThat(result.status().mayHaveRun()).isFalse();
        assertThat(result.exitCode()).isEqualTo(-1);
        assertThat(result.ended()).isNull();
        assertThat(result.sentence()).isEqualTo("it " + result.status().label());
    }

    @Test
    void nodesOfOtherCommandsAreNone() {
        assertThat(look(call -> listed("i-9", "Success", "Success", List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvocationDoesNotExist", "InvalidCommandId"})
    void aCommandThatAwsDoesNotKnowYetIsNotListedYet(String code) {
        assertThat(look(call -> {
                    throw new RefusedException(code, false, "", "");
                }))
                .isEmpty();
        assertThatThrownBy(() -> look(call -> {
                    throw new RefusedException("AccessDeniedException", false, "", "");
                }))
                .isInstanceOf(RefusedException.class);
    }
}
