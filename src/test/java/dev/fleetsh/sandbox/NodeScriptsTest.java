package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.remedy.plan.Action;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.RunCommand;
import dev.fleetsh.sandbox.node.ShellSession;
import dev.fleetsh.sandbox.world.AmazonRoots;
import dev.fleetsh.sandbox.world.DirectoryUser;
import dev.fleetsh.sandbox.world.Machine;
import dev.fleetsh.sandbox.world.OsUser;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.script.remedy.NodeScripts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationResponse;

/** The node scripts on the default fleet, sent as the remedies send them. */
class NodeScriptsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(1);

    private final MovingClock clock = new MovingClock(Worlds.NOW);
    private final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Worlds.NOW), clock);
    private final World start = sandbox.world();

    private record Answer(int exit, JsonNode json) {
        String text(String field) {
            return json.path(field).asText();
        }

        boolean flag(String field) {
            assertThat(json.path(field).isBoolean()).as(field).isTrue();
            return json.path(field).asBoolean();
        }
    }

    private SimNode node(String name) {
        return sandbox.world()
                .nodes()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Answer run(String name, String script, String... arguments) throws Exception {
        boolean windows = Objects.requireNonNull(node(name).registration())
                .platform()
                .type()
                .equals("Windows");
        NodeScript.Language language = windows ? NodeScript.Language.POWERSHELL : NodeScript.Language.SHELL;
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        int version = version(script + (windows ? ".ps1" : ".sh"));
        RunCommand command = RunCommand.of(new Action.Script(
                new NodeScript(script, version, language, "the rest of the script", false),
                new LinkedHashMap<>(given),
                node(name).id(),
                Duration.ofMinutes(1)));
        GetCommandInvocationResponse done = send(name, command.document(), lines(command));
        assertThat(done.standardOutputContent().lines())
                .as(done.standardErrorContent())
                .hasSize(1);
        assertThat(done.statusAsString()).isEqualTo(done.responseCode() == 0 ? "Success" : "Failed");
        JsonNode json = JSON.readTree(done.standardOutputContent());
        assertThat(json.path("v").asInt()).isEqualTo(1);
        return new Answer(done.responseCode(), json);
    }

    private static int version(String file) {
        return new NodeScripts(Path.of("scripts/nodes")).apply(file).version();
    }

    private SsmClient ssm(SimNode node) {
        SimScope scope = sandbox.world().scopes().stream()
                .filter(candidate -> candidate.node(node.id()) != null)
                .findFirst()
                .orElseThrow();
        return Clients.of(sandbox).as(scope.account()).in(scope.region()).ssm();
    }

    private static List<String> lines(RunCommand command) {
        List<String> lines = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(command.parameters().get("commands")))
                .forEach(line -> lines.add(String.valueOf(line)));
        return lines;
    }

    private GetCommandInvocationResponse send(String name, String document, List<String> commands) {
        SimNode node = node(name);
        SsmClient ssm = ssm(node);
        String id = ssm.sendCommand(request ->
                        request.documentName(document).instanceIds(node.id()).parameters(Map.of("commands", commands)))
                .command()
                .commandId();
        clock.move(SOON);
        return ssm.getCommandInvocation(request -> request.commandId(id).instanceId(node.id()));
    }

    private void settle() {
        clock.seconds(10);
    }

    private static String decoded(Answer answer, String field) {
        return new String(Base64.getDecoder().decode(answer.text(field)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "DC-PARIS-01,   true,  5, corp.example.com,   Running",
        "DC-PARIS-02,   true,  4, corp.example.com,   Running",
        "SRV-ROLE-01,   false, 3, corp.example.com,   Stopped",
        "FILE-MAD-02,   false, 3, corp.example.com,   Absent",
        "SQL-LILLE-02,  false, 2, WORKGROUP,          Absent"
    })
    void domains(String name, boolean controller, int role, String domain, String ntds) throws Exception {
        Answer answer = run(name, "probe-domain");
        assertThat(answer.flag("dc")).isEqualTo(controller);
        assertThat(answer.json.path("domainRole").asInt()).isEqualTo(role);
        assertThat(answer.text("domain")).isEqualTo(domain);
        assertThat(answer.text("ntds")).isEqualTo(ntds);
        assertThat(answer.json.has("rodc")).isEqualTo(controller);
    }

    @ParameterizedTest
    @CsvSource({
        "DC-LONDON-01, false, false, true",
        "DC-LAB-01,    false, false, false",
        "DC-OLD-01,    true,  true,  true"
    })
    void domainAccounts(String name, boolean enabled, boolean locked, boolean admin) throws Exception {
        Answer answer = run(name, "probe-domain");
        assertThat(answer.flag("user")).isTrue();
        assertThat(answer.flag("enabled")).isEqualTo(enabled);
        assertThat(answer.flag("locked")).isEqualTo(locked);
        assertThat(answer.flag("domainAdmin")).isEqualTo(admin);
    }

    @Test
    void anAccountIsMadeOnceAndReachesTheOtherControllers() throws Exception {
        String plan = "fleetsh p7-0123456789ab";
        assertThat(run("DC-PARIS-01", "probe-domain").flag("user")).isFalse();
        assertThat(ShellSession.failure(sandbox.world(), node("DC-PARIS-01"))).isPresent();

        Answer created = run("DC-PARIS-01", "create-domain-user", "plan", plan);
        assertThat(created.flag("changed")).isTrue();
        assertThat(created.flag("created")).isTrue();
        assertThat(created.flag("added")).isTrue();
        assertThat(created.flag("unlocked")).isFalse();
        String sid =
                Objects.requireNonNull(node("DC-PARIS-01").truth().domain()).sid();
        assertThat(created.text("group")).isEqualTo(sid + "-512");
        assertThat(created.text("sid")).startsWith(sid + "-");
        assertThat(run("DC-PARIS-02", "probe-domain").flag("user")).isFalse();

        settle();
        for (String controller : List.of("DC-PARIS-01", "DC-PARIS-02", "DC-LYON-01")) {
            Answer probe = run(controller, "probe-domain");
            assertThat(probe.flag("user")).as(controller).isTrue();
            assertThat(probe.flag("domainAdmin")).isTrue();
            assertThat(probe.flag("enabled")).isFalse();
            assertThat(ShellSession.failure(sandbox.world(), node(controller))).isEmpty();
        }
        DirectoryUser user = sandbox.world()
                .requireDirectory("corp.example.com")
                .on(node("DC-LYON-01").id());
        assertThat(user).isNotNull();
        assertThat(user.description()).contains(plan);
        Answer twice = run("DC-LYON-01", "create-domain-user", "plan", "fleetsh p8-0123456789ab");
        assertThat(twice.flag("changed")).isFalse();

        Answer foreign =
                run("DC-PARIS-01", "remove-domain-user", "plan", "fleetsh p9-000", "created", "true", "added", "true");
        assertThat(foreign.exit).isEqualTo(14);
        assertThat(foreign.text("why")).isEqualTo("not-ours");
        Answer removed = run("DC-PARIS-01", "remove-domain-user", "plan", plan, "created", "true", "added", "true");
        assertThat(removed.flag("removed")).isTrue();
        settle();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void onlyTheMembershipThatWasAddedIsTakenBack() throws Exception {
        Answer added = run("DC-LAB-01", "create-domain-user", "plan", "fleetsh p1-a");
        assertThat(added.flag("created")).isFalse();
        assertThat(added.flag("added")).isTrue();
        Answer removed =
                run("DC-LAB-01", "remove-domain-user", "plan", "fleetsh p1-a", "created", "false", "added", "true");
        assertThat(removed.flag("removed")).isFalse();
        assertThat(removed.flag("membership")).isTrue();
        settle();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void aLockedAccountIsUnlocked() throws Exception {
        assertThat(ShellSession.failure(sandbox.world(), node("DC-OLD-01"))).isPresent();
        Answer unlocked = run("DC-OLD-01", "unlock-domain-user");
        assertThat(unlocked.flag("changed")).isTrue();
        assertThat(unlocked.json.path("badPwdCount").asInt()).isEqualTo(5);
        assertThat(ShellSession.failure(sandbox.world(), node("DC-OLD-01"))).isEmpty();
        assertThat(run("DC-OLD-01", "unlock-domain-user").flag("changed")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DC-OSLO-RO, 12, rodc", "FILE-MAD-02, 10, not-a-dc", "SRV-ROLE-01, 10, not-a-dc"})
    void whereNoAccountCanBeMade(String name, int exit, String why) throws Exception {
        Answer answer = run(name, "create-domain-user", "plan", "p");
        assertThat(answer.exit).isEqualTo(exit);
        assertThat(answer.text("why")).isEqualTo(why);
        assertThat(answer.flag("changed")).isFalse();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void aReadOnlyControllerRefusesSessionsEvenWithTheAccount() {
        assertThat(ShellSession.failure(start, node("DC-OSLO-RO"))).isPresent();
        assertThat(ShellSession.failure(start, node("DC-LONDON-01"))).isEmpty();
        assertThat(ShellSession.failure(start, node("FILE-MAD-02"))).isEmpty();
    }

    @Test
    void longOutputIsCutWhereEachOperationOfAwsCutsIt() throws Exception {
        SimNode node = node("APP-LYON-24");
        sandbox.live()
                .changeNode(node.id(), one -> one.withMachine(one.machine().withSudoers("# a rule\n".repeat(5_000))));
        RunCommand command = RunCommand.of(new Action.Script(
                new NodeScript("probe-user", version("probe-user.sh"), NodeScript.Language.SHELL, "the rest", false),
                Map.of(),
                node.id(),
                Duration.ofMinutes(1)));

        GetCommandInvocationResponse whole = send("APP-LYON-24", command.document(), lines(command));
        String listed = ssm(node)
                .listCommandInvocations(
                        request -> request.commandId(whole.commandId()).details(true))
                .commandInvocations()
                .get(0)
                .commandPlugins()
                .get(0)
                .output();

        assertThat(whole.standardOutputContent()).hasSize(24_000).endsWith("--output truncated--");
        assertThat(listed).hasSize(2_500).endsWith("--output truncated--");
    }

    @Test
    void sudoGoesOffAndIsWrittenBackToTheLetter() throws Exception {
        Answer probe = run("APP-LYON-24", "probe-user");
        assertThat(probe.flag("user")).isTrue();
        assertThat(probe.flag("admin")).isTrue();
        assertThat(decoded(probe, "sudoers")).isEqualTo(Machine.SUDOERS);

        Answer off = run("APP-LYON-24", "set-sudo", "mode", "off");
        assertThat(off.flag("changed")).isTrue();
        assertThat(off.flag("existed")).isTrue();
        assertThat(decoded(off, "before")).isEqualTo(Machine.SUDOERS);
        assertThat(run("APP-LYON-24", "probe-user").flag("admin")).isFalse();
        assertThat(run("APP-LYON-24", "set-sudo", "mode", "off").flag("changed"))
                .isFalse();

        Answer moved =
                run("APP-LYON-24", "restore-sudo", "existed", "true", "before", off.text("before"), "expected", "QQ==");
        assertThat(moved.exit).isEqualTo(15);
        Answer back = run(
                "APP-LYON-24",
                "restore-sudo",
                "existed",
                "true",
                "before",
                off.text("before"),
                "expected",
                off.text("after"));
        assertThat(back.flag("changed")).isTrue();
        settle();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void administratorsOnWindows() throws Exception {
        assertThat(run("FILE-MAD-02", "probe-user").flag("admin")).isTrue();
        Answer off = run("FILE-MAD-02", "set-sudo", "mode", "off");
        assertThat(run("FILE-MAD-02", "probe-user").flag("admin")).isFalse();
        run(
                "FILE-MAD-02",
                "restore-sudo",
                "existed",
                "true",
                "before",
                off.text("before"),
                "expected",
                off.text("after"));
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void usersOfOurOwnAreTakenBackAndNoOthers() throws Exception {
        assertThat(run("APP-LYON-24", "probe-os-user", "user", "operator").flag("user"))
                .isFalse();
        Answer created = run("APP-LYON-24", "create-os-user", "user", "operator", "plan", "fleetsh p1-a");
        assertThat(created.flag("created")).isTrue();
        assertThat(node("APP-LYON-24").machine().users()).containsEntry("operator", new OsUser("fleetsh p1-a", false));
        assertThat(run("APP-LYON-24", "create-os-user", "user", "operator", "plan", "p2")
                        .flag("changed"))
                .isFalse();
        assertThat(run("APP-LYON-24", "remove-os-user", "user", "operator", "plan", "fleetsh p2-b").exit)
                .isEqualTo(14);
        assertThat(run("APP-LYON-24", "remove-os-user", "user", "operator", "plan", "fleetsh p1-a")
                        .flag("changed"))
                .isTrue();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void aProxyIsSetAndTakenBack() throws Exception {
        Answer set = run("APP-LYON-24", "set-agent-proxy", "proxy", "http://proxy:3128", "no_proxy", "169.254.169.254");
        assertThat(set.flag("existed")).isFalse();
        assertThat(decoded(set, "after")).contains("http://proxy:3128").contains("169.254.169.254");
        settle();
        Answer back = run(
                "APP-LYON-24", "restore-agent-proxy", "existed", "false", "before", "", "expected", set.text("after"));
        assertThat(back.flag("changed")).isTrue();
        settle();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void anotherProxyAndTheRightCertificatesOpenTheChannel() throws Exception {
        assertThat(node("WEB-BCN-05").channelConnected()).isFalse();
        Answer set = run("WEB-BCN-05", "set-agent-proxy", "proxy", "http://proxy:3128", "no_proxy", "169.254.169.254");
        settle();
        assertThat(node("WEB-BCN-05").channelConnected()).isTrue();
        run(
                "WEB-BCN-05",
                "restore-agent-proxy",
                "existed",
                "true",
                "before",
                set.text("before"),
                "expected",
                set.text("after"));
        settle();
        assertThat(sandbox.world()).isEqualTo(start);

        assertThat(node("APP-VALENCIA-06").channelConnected()).isFalse();
        assertThat(run("APP-VALENCIA-06", "trust-amazon-roots").flag("changed")).isTrue();
        settle();
        assertThat(node("APP-VALENCIA-06").channelConnected()).isTrue();
        run("APP-VALENCIA-06", "remove-amazon-roots");
        settle();
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void clocksAndCertificates() throws Exception {
        String id = node("APP-LYON-24").id();
        sandbox.live()
                .changeNode(
                        id,
                        node -> node.withMachine(node.machine()
                                .withClock(Duration.ofSeconds(-420), false)
                                .withRoots(AmazonRoots.MISSING)));
        Answer slow = run("APP-LYON-24", "probe-clock");
        assertThat(slow.json.path("epoch").asLong())
                .isCloseTo(Worlds.NOW.getEpochSecond() - 420, org.assertj.core.data.Offset.offset(2L));
        assertThat(slow.flag("synchronised")).isFalse();
        assertThat(run("APP-LYON-24", "probe-tls", "region", "eu-west-3", "suffix", "amazonaws.com")
                        .text("ssmmessages"))
                .isNotEqualTo("ok");
        assertThat(run("APP-LYON-24", "sync-clock").flag("changed")).isTrue();
        assertThat(run("APP-LYON-24", "sync-clock").flag("changed")).isFalse();
        assertThat(run("APP-LYON-24", "trust-amazon-roots").flag("changed")).isTrue();
        Answer tls = run("APP-LYON-24", "probe-tls", "region", "eu-west-3", "suffix", "amazonaws.com");
        assertThat(tls.text("ssm")).isEqualTo("ok");
        assertThat(tls.text("protocol")).isEqualTo("TLSv1.3");
    }

    @Test
    void powerShellIsWhatEachWindowsShipsWith() throws Exception {
        assertThat(run("DC-PARIS-01", "probe-powershell").text("version")).startsWith("5.1.17763");
        assertThat(run("GATE-ROLES-64", "probe-powershell").text("version")).isEqualTo("4.0");
        assertThat(run("NANO-BCN-01", "probe-powershell").json.path("sku").asInt())
                .isEqualTo(143);
    }

    @Test
    void diagnosticsNeedAnAgentThatHasThem() throws Exception {
        assertThat(run("GATE-DIAGNOSTICS-500", "probe-diagnostics").json.has("error"))
                .isTrue();
        Answer answer = run("GATE-DIAGNOSTICS-501", "probe-diagnostics");
        assertThat(answer.json.toString().length()).isLessThan(2400);
        assertThat(answer.json.path("checks"))
                .hasSize(13)
                .allSatisfy(check -> assertThat(check.path("s").asText()).isIn("Success", "Skipped", "Failed"));
    }

    @Test
    void argumentsAreDataWhateverIsInThem() throws Exception {
        for (String nasty : List.of("'; rm -rf / #", "a\n", "$(reboot)", "é", "")) {
            Answer answer = run("APP-LYON-24", "create-os-user", "user", "operator", "plan", nasty);
            assertThat(answer.exit).as(nasty).isEqualTo(20);
            assertThat(answer.text("why")).isEqualTo("bad-argument");
        }
        assertThat(run("APP-LYON-24", "create-os-user", "user", "root", "plan", "p").exit)
                .isEqualTo(20);
        assertThat(run("APP-LYON-24", "set-sudo", "mode", "maybe").exit).isEqualTo(20);
        assertThat(run("APP-LYON-24", "set-agent-proxy", "proxy", "http://a\" b", "no_proxy", "").exit)
                .isEqualTo(20);
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void whatIsNotDoneOnEveryMachine() throws Exception {
        assertThat(run("DC-PARIS-01", "set-sudo", "mode", "off").text("why")).isEqualTo("is-a-dc");
        assertThat(run("MAC-BUILD-01", "trust-amazon-roots").exit).isEqualTo(17);
        assertThat(run("APP-LYON-24", "remove-amazon-roots").flag("changed"))
                .as("its own certificates stay")
                .isFalse();
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scripts/nodes"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyScriptThatShipsIsModelled(Path file) throws IOException {
        boolean windows = file.toString().endsWith(".ps1");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(1, "# end of arguments");
        GetCommandInvocationResponse done = send(
                windows ? "DC-PARIS-01" : "APP-LYON-24",
                windows ? "AWS-RunPowerShellScript" : "AWS-RunShellScript",
                lines);
        assertThat(done.standardErrorContent()).doesNotContain("does not model");
        assertThat(done.standardOutputContent()).startsWith("{\"v\":1,");
    }
}
