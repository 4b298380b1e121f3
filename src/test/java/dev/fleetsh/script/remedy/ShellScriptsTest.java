package dev.fleetsh.script.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.NodeScript.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell scripts that come with fleetsh, each run for real on a root of its own. */
class ShellScriptsTest {
    private static final String SUDOERS = "/etc/sudoers.d/ssm-agent-users";
    private static final String RULE = "# User rules for ssm-user\nssm-user ALL=(ALL) NOPASSWD:ALL\n";
    private static final String NO_RULE = "# User rules for ssm-user\n";
    private static final String DROP_IN = "/etc/systemd/system/amazon-ssm-agent.service.d/zz-fleetsh-proxy.conf";
    private static final String ANCHORS = "/usr/local/share/ca-certificates";
    private static final String PLAN = "fleetsh p7-0123456789ab";

    @TempDir
    private Path folder;

    private NodeRoot root(String shell) throws Exception {
        assertThat(Files.isExecutable(Path.of(shell)) || System.getenv("CI") == null)
                .as("continuous integration has %s", shell)
                .isTrue();
        assumeTrue(Files.isExecutable(Path.of(shell)), shell + " is not installed");
        return new NodeRoot(folder, shell);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void sudoRulesGoAndComeBackToTheLetter(String shell) throws Exception {
        NodeRoot root = root(shell);
        root.command("visudo", "[ \"$1\" = -cf ] && ! grep -q nonsense \"$2\"");
        String odd = "# kept by hand\n\n" + RULE + "#ö, no line end";
        root.write(SUDOERS, odd);

        NodeRoot.Ended off = root.run("set-sudo", "mode", "off");
        assertThat(off.exit()).isZero();
        assertThat(off.changed()).isTrue();
        assertThat(off.decoded("before")).isEqualTo(odd);
        assertThat(off.decoded("after")).isEqualTo(NO_RULE);
        assertThat(root.read(SUDOERS)).isEqualTo(NO_RULE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.file(SUDOERS))))
                .isEqualTo("r--r-----");
        assertThat(root.run("set-sudo", "mode", "off").changed()).isFalse();

        root.run("restore-sudo", "existed", "true", "before", off.text("before"), "expected", encoded("other"))
                .refused(15, "moved");
        NodeRoot.Ended back = root.run(
                "restore-sudo", "existed", "true", "before", off.text("before"), "expected", off.text("after"));
        assertThat(back.changed()).isTrue();
        assertThat(root.read(SUDOERS)).isEqualTo(odd);
        try (var left = Files.list(root.file("/etc/sudoers.d"))) {
            assertThat(left).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void rulesThatWereNotThereGoAgain(String shell) throws Exception {
        NodeRoot root = root(shell);
        root.command("visudo", "exit 0");
        Files.createDirectories(root.file("/etc/sudoers.d"));
        NodeRoot.Ended on = root.run("set-sudo", "mode", "on");
        assertThat(on.json().path("existed").asBoolean(true)).isFalse();
        assertThat(root.read(SUDOERS)).isEqualTo(RULE);
        root.run("restore-sudo", "existed", "false", "before", "", "expected", on.text("after"));
        assertThat(root.file(SUDOERS)).doesNotExist();
    }

    @Test
    void sudoRulesAreRefused() throws Exception {
        NodeRoot root = root("/bin/dash");
        root.run("set-sudo", "mode", "on").refused(17, "no-sudo");
        Files.createDirectories(root.file("/etc/sudoers.d"));
        root.command("visudo", "echo 'a mistake' >&2; exit 1");
        root.run("set-sudo", "mode", "sometimes").refused(20, "bad-argument");
        NodeRoot.Ended mistaken = root.run("set-sudo", "mode", "on");
        mistaken.refused(18, "not-valid");
        assertThat(mistaken.errors()).contains("a mistake");
        assertThat(Files.list(root.file("/etc/sudoers.d"))).isEmpty();
        root.write(SUDOERS, "#".repeat(1600));
        root.run("set-sudo", "mode", "on").refused(17, "too-large");
        Files.delete(root.file(SUDOERS));
        Files.createSymbolicLink(root.file(SUDOERS), Path.of("/dev/null"));
        root.run("set-sudo", "mode", "on").refused(17, "not-a-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void theUserAndItsRules(String shell) throws Exception {
        NodeRoot root = root(shell);
        root.command("id", "grep -q \"^$1$\" \"$ROOT/users\"");
        root.write("/users", "ssm-user\n");
        assertThat(root.run("probe-user").json().path("admin").asBoolean(true)).isFalse();
        root.write(SUDOERS, RULE);
        NodeRoot.Ended seen = root.run("probe-user");
        assertThat(seen.json().path("user").asBoolean()).isTrue();
        assertThat(seen.json().path("admin").asBoolean()).isTrue();
        assertThat(seen.decoded("sudoers")).isEqualTo(RULE);
        root.write(SUDOERS, "#ssm-user ALL=(ALL) NOPASSWD:ALL\n");
        assertThat(root.run("probe-user").json().path("admin").asBoolean(true)).isFalse();
        assertThat(root.run("probe-os-user", "user", "ssm-user")
                        .json()
                        .path("user")
                        .asBoolean())
                .isTrue();
        assertThat(root.run("probe-os-user", "user", "other")
                        .json()
                        .path("user")
                        .asBoolean(true))
                .isFalse();
        assertThat(root.run("probe-os-user", "user", "-n").text("error")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void usersAreMadeOnceAndOnlyOursGo(String shell) throws Exception {
        NodeRoot root = root(shell);
        root.write("/passwd", "root:x:0:0:root\n");
        root.command("id", "grep -q \"^$1:\" \"$ROOT/passwd\"");
        root.command("getent", "grep \"^$2:\" \"$ROOT/passwd\"");
        root.command("useradd", "[ \"$1 $2\" = '-m -c' ] && echo \"$4:x:1001:1001:$3\" >>\"$ROOT/passwd\"");
        root.command(
                "userdel",
                "[ \"$1\" = -r ] && sed \"/^$2:/d\" \"$ROOT/passwd\" >\"$ROOT/p\" && mv \"$ROOT/p\" \"$ROOT/passwd\"");
        assertThat(root.run("create-os-user", "user", "operator", "plan", PLAN).changed())
                .isTrue();
        assertThat(root.read("/passwd")).contains("operator:x:1001:1001:" + PLAN);
        assertThat(root.run("create-os-user", "user", "operator", "plan", "fleetsh p8-a")
                        .changed())
                .isFalse();
        root.run("remove-os-user", "user", "operator", "plan", PLAN.substring(0, 12))
                .refused(14, "not-ours");
        root.run("remove-os-user", "user", "operator", "plan", "").refused(14, "not-ours");
        assertThat(root.run("remove-os-user", "user", "operator", "plan", PLAN).changed())
                .isTrue();
        assertThat(root.read("/passwd")).isEqualTo("root:x:0:0:root\n");
        assertThat(root.run("remove-os-user", "user", "operator", "plan", PLAN).changed())
                .isFalse();
        for (String name : List.of("root", "-x", "a b", "a;b", "A", "")) {
            root.run("create-os-user", "user", name, "plan", PLAN).refused(20, "bad-argument");
        }
        root.run("create-os-user", "user", "operator", "plan", "a:b").refused(20, "bad-argument");
        root.command("useradd", "exit 4");
        root.run("create-os-user", "user", "operator", "plan", PLAN).refused(1, "not-created");
    }

    /** A machine with useradd, whose users stand in a file and whose homes are made where it says. */
    private static void users(NodeRoot root) throws Exception {
        root.write("/passwd", "root:x:0:0:root\n");
        root.write("/etc/skel/.profile", "umask 077\n");
        Files.createDirectories(root.file("/home"));
        root.command("id", "grep -q \"^$1:\" \"$ROOT/passwd\"");
        root.command("getent", "grep \"^$2:\" \"$ROOT/passwd\"");
        root.recorded("chown");
        root.command("useradd", """
                echo "$4:x:1001:1001:$3:$ROOT/home/$4:/bin/sh" >>"$ROOT/passwd"
                [ ! -e "$ROOT/full" ] || exit 12
                cp -R "$ROOT/etc/skel" "$ROOT/home/$4\"""");
        root.command("userdel", """
                for user; do :; done
                sed "/^$user:/d" "$ROOT/passwd" >"$ROOT/p" && mv "$ROOT/p" "$ROOT/passwd"
                [ "$1" != -r ] || rm -r "$ROOT/home/$user\"""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void aUserWithoutAHomeIsToldOfTakenBackOrFinished(String shell) throws Exception {
        NodeRoot root = root(shell);
        users(root);
        root.write("/full", "");
        NodeRoot.Ended failed = root.run("create-os-user", "user", "operator", "plan", PLAN);
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.changed()).as(failed.errors()).isTrue();
        assertThat(failed.json().path("created").asBoolean()).isTrue();
        assertThat(failed.text("why")).isEqualTo("not-finished");
        assertThat(root.run("remove-os-user", "user", "operator", "plan", PLAN).changed())
                .isTrue();
        assertThat(root.read("/passwd")).isEqualTo("root:x:0:0:root\n");

        root.run("create-os-user", "user", "operator", "plan", PLAN);
        Files.delete(root.file("/full"));
        NodeRoot.Ended finished = root.run("create-os-user", "user", "operator", "plan", PLAN);
        assertThat(finished.changed()).as(finished.errors()).isTrue();
        assertThat(root.read("/home/operator/.profile")).isEqualTo("umask 077\n");
        assertThat(root.calls()).containsExactly("chown -R 1001:1001 " + root.file("/home/operator"));
        assertThat(root.run("create-os-user", "user", "operator", "plan", PLAN).changed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void whatWasPutIntoAHomeSinceStays(String shell) throws Exception {
        NodeRoot root = root(shell);
        users(root);
        root.run("create-os-user", "user", "operator", "plan", PLAN);
        NodeRoot.Ended bare = root.run("remove-os-user", "user", "operator", "plan", PLAN);
        assertThat(bare.text("home")).as(bare.errors()).isEqualTo("removed");
        assertThat(root.file("/home/operator")).doesNotExist();

        for (String file : List.of("/home/operator/new\nline", "/home/operator/.profile", "/var/mail/operator")) {
            root.run("create-os-user", "user", "operator", "plan", PLAN);
            root.write(file, "work of a week");
            NodeRoot.Ended used = root.run("remove-os-user", "user", "operator", "plan", PLAN);
            assertThat(used.changed()).as(used.errors()).isTrue();
            assertThat(used.text("home")).isEqualTo("kept");
            assertThat(root.read(file)).isEqualTo("work of a week");
            assertThat(root.read("/passwd")).isEqualTo("root:x:0:0:root\n");
            Files.delete(root.file(file));
            new ProcessBuilder("rm", "-rf", root.file("/home/operator").toString())
                    .start()
                    .waitFor();
        }
    }

    /** A Mac, whose users are folders with a file for each property; the one in the file stop can't be written. */
    private static void records(NodeRoot root) throws Exception {
        root.command("id", "[ -e \"$ROOT/records/$1/UniqueID\" ]");
        root.command("createhomedir", "mkdir \"$ROOT/Users/$3\"");
        Files.createDirectories(root.file("/Users"));
        Files.createDirectories(root.file("/records"));
        root.command("dscl", """
                user=$ROOT/records/${3#/Users/}
                case "$2" in
                    -list) echo 'admin 501' ;;
                    -read)
                        [ -d "$user" ] || exit 1
                        [ -z "${4:-}" ] || printf '%s:\\n %s\\n' "$4" "$(cat "$user/$4")" ;;
                    -delete) rm -r "$user" ;;
                    -create)
                        [ "${4:-}" != "$(cat "$ROOT/stop" 2>/dev/null)" ] || [ -z "${4:-}" ] || exit 1
                        mkdir -p "$user"
                        [ -z "${4:-}" ] || printf %s "$5" >"$user/$4" ;;
                esac""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void aRecordThatIsNotFinishedIsFinishedOrTakenBack(String shell) throws Exception {
        NodeRoot root = root(shell);
        records(root);
        root.write("/stop", "RealName");
        root.run("create-os-user", "user", "operator", "plan", PLAN).refused(1, "not-created");
        assertThat(root.file("/records/operator")).doesNotExist();
        root.write("/stop", "PrimaryGroupID");
        for (int i = 0; i < 2; i++) {
            NodeRoot.Ended failed = root.run("create-os-user", "user", "operator", "plan", PLAN);
            assertThat(failed.text("why")).as(failed.errors()).isEqualTo("not-finished");
            assertThat(failed.changed()).isTrue();
        }
        root.run("remove-os-user", "user", "operator", "plan", "fleetsh p8-a").refused(14, "not-ours");
        assertThat(root.run("remove-os-user", "user", "operator", "plan", PLAN).changed())
                .isTrue();
        assertThat(root.file("/records/operator")).doesNotExist();
        root.run("create-os-user", "user", "operator", "plan", PLAN);
        Files.delete(root.file("/stop"));
        NodeRoot.Ended finished = root.run("create-os-user", "user", "operator", "plan", PLAN);
        assertThat(finished.exit()).as(finished.errors()).isZero();
        assertThat(root.read("/records/operator/UniqueID")).isEqualTo("502");
        assertThat(root.read("/records/operator/Password")).isEqualTo("*");
        assertThat(root.run("create-os-user", "user", "operator", "plan", PLAN).changed())
                .isFalse();
        NodeRoot.Ended removed = root.run("remove-os-user", "user", "operator", "plan", PLAN);
        assertThat(removed.text("home")).isEqualTo("kept");
        assertThat(root.file("/Users/operator")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void aRestartThatFailsIsToldOfAndMadeUpFor(String shell) throws Exception {
        NodeRoot root = root(shell);
        String[] proxy = {"proxy", "http://proxy:3128", "no_proxy", ""};
        root.write(DROP_IN, "# by hand\n");
        root.command("systemctl", "[ \"$1\" != daemon-reload ]");
        root.recorded("systemd-run");
        for (int i = 0; i < 2; i++) {
            NodeRoot.Ended failed = root.run("set-agent-proxy", proxy);
            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.text("why")).isEqualTo("not-restarted");
            assertThat(failed.changed()).isTrue();
            assertThat(failed.json().path("existed").asBoolean()).isTrue();
            assertThat(failed.decoded("before")).isEqualTo("# by hand\n");
            assertThat(failed.decoded("after")).isEqualTo(root.read(DROP_IN));
        }
        root.command("systemctl", "exit 0");
        NodeRoot.Ended again = root.run("set-agent-proxy", proxy);
        assertThat(again.changed()).isTrue();
        assertThat(again.decoded("before")).isEqualTo("# by hand\n");
        assertThat(root.calls()).hasSize(1);
        assertThat(root.run("set-agent-proxy", proxy).changed()).isFalse();

        root.command("systemctl", "[ \"$1\" != daemon-reload ]");
        String[] back = {
            "existed", "true", "before", again.text("before"), "expected", again.text("after"),
        };
        NodeRoot.Ended failed = root.run("restore-agent-proxy", back);
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.changed()).isTrue();
        root.command("systemctl", "exit 0");
        assertThat(root.run("restore-agent-proxy", back).changed()).isTrue();
        assertThat(root.calls()).hasSize(2);
        assertThat(root.run("restore-agent-proxy", back).changed()).isFalse();
        assertThat(root.read(DROP_IN)).isEqualTo("# by hand\n");
        try (var left = Files.list(root.file(DROP_IN).getParent())) {
            assertThat(left).hasSize(1);
        }
    }

    /** Whoever reads an empty text where it can't read would write an empty file back. */
    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void whatCanNotBeReadIsNotTakenForEmpty(String shell) throws Exception {
        NodeRoot root = root(shell);
        root.command("visudo", "exit 0");
        root.command("systemctl", "exit 0");
        root.command("id", "exit 0");
        root.write(SUDOERS, RULE);
        root.write(DROP_IN, "# by hand\n");
        root.command("base64", "[ \"${1:-}\" = --decode ] && exec /usr/bin/base64 --decode; exit 1");
        root.run("set-sudo", "mode", "off").refused(1, "not-readable");
        root.run("restore-sudo", "existed", "false", "before", "", "expected", "")
                .refused(1, "not-readable");
        root.run("set-agent-proxy", "proxy", "http://proxy:3128", "no_proxy", "")
                .refused(1, "not-readable");
        root.run("restore-agent-proxy", "existed", "false", "before", "", "expected", "")
                .refused(1, "not-readable");
        assertThat(root.run("probe-user").text("error")).isEqualTo("the sudo rules can not be read");
        assertThat(root.read(SUDOERS)).isEqualTo(RULE);
        assertThat(root.read(DROP_IN)).isEqualTo("# by hand\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void aProxyIsSetAndTakenBack(String shell) throws Exception {
        NodeRoot root = root(shell);
        root.run("set-agent-proxy", "proxy", "http://proxy:3128").refused(17, "no-systemd");
        root.command("systemctl", "[ \"$1\" != cat ] || [ \"$2\" = amazon-ssm-agent.service ]");
        root.recorded("systemd-run");
        NodeRoot.Ended set = root.run("set-agent-proxy", "proxy", "http://proxy:3128", "no_proxy", "169.254.169.254");
        assertThat(set.changed()).isTrue();
        assertThat(root.read(DROP_IN))
                .isEqualTo("[Service]\nEnvironment=\"http_proxy=http://proxy:3128\"\n"
                        + "Environment=\"https_proxy=http://proxy:3128\"\nEnvironment=\"no_proxy=169.254.169.254\"\n");
        assertThat(root.calls())
                .containsExactly("systemd-run --on-active=5 systemctl restart amazon-ssm-agent.service");
        assertThat(root.run("set-agent-proxy", "proxy", "http://proxy:3128", "no_proxy", "169.254.169.254")
                        .changed())
                .isFalse();
        NodeRoot.Ended other = root.run("set-agent-proxy", "proxy", "http://other:1", "no_proxy", "");
        root.run("restore-agent-proxy", "existed", "false", "before", "", "expected", set.text("after"))
                .refused(15, "moved");
        root.run(
                "restore-agent-proxy",
                "existed",
                "true",
                "before",
                other.text("before"),
                "expected",
                other.text("after"));
        assertThat(root.read(DROP_IN)).contains("http://proxy:3128");
        root.run("restore-agent-proxy", "existed", "false", "before", "", "expected", set.text("after"));
        assertThat(root.file(DROP_IN)).doesNotExist();
        assertThat(root.calls()).hasSize(4);
        for (String proxy : List.of("proxy:3128", "http://a\"b", "http://a b", "http://%n", "")) {
            root.run("set-agent-proxy", "proxy", proxy, "no_proxy", "").refused(20, "bad-argument");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void theAgentIsRestartedFromOutside(String shell) throws Exception {
        NodeRoot root = root(shell);
        root.run("restart-agent").refused(17, "no-service");
        root.command("systemctl", "[ \"$1\" != cat ] || [ \"$2\" = snap.amazon-ssm-agent.amazon-ssm-agent.service ]");
        root.recorded("systemd-run");
        assertThat(root.run("restart-agent").changed()).isTrue();
        assertThat(root.calls())
                .containsExactly(
                        "systemd-run --on-active=5 systemctl restart snap.amazon-ssm-agent.amazon-ssm-agent.service");
        root.command("systemctl", "exit 1");
        root.run("restart-agent").refused(17, "no-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void clocks(String shell) throws Exception {
        NodeRoot root = root(shell);
        assertThat(root.run("probe-clock").json().path("synchronised").isNull()).isTrue();
        root.run("sync-clock").refused(17, "no-time-service");
        root.command(
                "timedatectl",
                "case \"$1\" in set-ntp) echo \"$2\" >\"$ROOT/ntp\" ;; *) [ -f \"$ROOT/ntp\" ] && echo 'System clock"
                        + " synchronized: yes' || echo 'System clock synchronized: no' ;; esac");
        NodeRoot.Ended slow = root.run("probe-clock");
        assertThat(slow.json().path("synchronised").asBoolean(true)).isFalse();
        assertThat(slow.json().path("epoch").asLong()).isGreaterThan(1_700_000_000L);
        assertThat(root.run("sync-clock").changed()).isTrue();
        assertThat(root.run("sync-clock").changed()).isFalse();
        assertThat(root.run("probe-clock").json().path("synchronised").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void certificatesThatAreMissingAreAdded(String shell) throws Exception {
        NodeRoot root = root(shell);
        root.run("trust-amazon-roots").refused(17, "no-trust-store");
        Files.createDirectories(root.file(ANCHORS));
        root.write("/etc/ssl/certs/ca-certificates.crt", "");
        root.command(
                "update-ca-certificates",
                "cat \"$ROOT" + ANCHORS
                        + "\"/*.crt >\"$ROOT/etc/ssl/certs/ca-certificates.crt\" 2>/dev/null || : >\"$ROOT/etc/ssl/certs/ca-certificates.crt\"");
        NodeRoot.Ended added = root.run("trust-amazon-roots");
        assertThat(added.json().path("added").asInt()).as(added.errors()).isEqualTo(4);
        assertThat(root.run("trust-amazon-roots").changed()).isFalse();
        // One that the distribution brings itself is not ours to take back.
        Files.delete(root.file(ANCHORS + "/fleetsh-amazon-root-ca-1.crt"));
        assertThat(root.run("remove-amazon-roots").json().path("removed").asInt())
                .isEqualTo(3);
        assertThat(root.run("remove-amazon-roots").changed()).isFalse();
        assertThat(Files.list(root.file(ANCHORS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void certificatesThatTheSystemDoesNotTakeLeaveNothingBehind(String shell) throws Exception {
        NodeRoot root = root(shell);
        Files.createDirectories(root.file(ANCHORS));
        root.write("/etc/ssl/certs/ca-certificates.crt", "");
        root.command("update-ca-certificates", "exit 1");
        root.run("trust-amazon-roots").refused(1, "not-updated");
        assertThat(Files.list(root.file(ANCHORS))).isEmpty();
        root.command("update-ca-certificates", "exit 0");
        assertThat(root.run("trust-amazon-roots").changed()).isTrue();
        root.command("update-ca-certificates", "exit 1");
        root.run("remove-amazon-roots").refused(1, "not-updated");
        assertThat(Files.list(root.file(ANCHORS))).hasSize(4);
        root.command("update-ca-certificates", "exit 0");
        assertThat(root.run("remove-amazon-roots").json().path("removed").asInt())
                .isEqualTo(4);
        assertThat(Files.list(root.file(ANCHORS))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void diagnosticsAreMadeShort(String shell) throws Exception {
        NodeRoot root = root(shell);
        assertThat(root.run("probe-diagnostics").text("error")).isEqualTo("there is no ssm-cli");
        root.command("ssm-cli", "echo 'binary needs to be executed by root'");
        assertThat(root.run("probe-diagnostics").text("error")).isEqualTo("ssm-cli asks for root");
        root.command("ssm-cli", "echo 'unknown command'; exit 2");
        assertThat(root.run("probe-diagnostics").text("error")).isEqualTo("this ssm-cli has no get-diagnostics");
        StringBuilder checks = new StringBuilder("{\n  \"DiagnosticsOutput\": [\n");
        for (int i = 0; i < 14; i++) {
            checks.append("    {\n      \"Check\": \"Connectivity to endpoint ").append(i);
            checks.append("\",\n      \"Status\": \"Failed\",\n      \"Note\": \"dial \\\"x\\\" \\u003e \\\\ ä ");
            checks.append("y".repeat(90)).append("\"\n    },\n");
        }
        root.write("/said", checks.substring(0, checks.length() - 2) + "\n  ]\n}\n");
        root.command("ssm-cli", "cat \"$ROOT/said\"");
        NodeRoot.Ended seen = root.run("probe-diagnostics");
        assertThat(seen.json().path("checks")).hasSize(14);
        assertThat(seen.json().path("checks").get(3).path("c").asText()).isEqualTo("Connectivity to endpoint 3");
        assertThat(seen.json().path("checks").get(3).path("n").asText())
                .startsWith("dial 'x' ? / ?")
                .hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/bin/bash"})
    void handshakes(String shell) throws Exception {
        NodeRoot root = root(shell);
        assertThat(root.run("probe-tls", "region", "eu-west-3", "suffix", "amazonaws.com")
                        .text("error"))
                .contains("neither openssl nor curl");
        assertThat(root.run("probe-tls", "region", "a b", "suffix", "x").text("error"))
                .isNotEmpty();
        root.command("openssl", "cat \"$ROOT/said\"");
        root.write("/said", "New, TLSv1.3, Cipher is TLS_AES_128_GCM_SHA256\nVerify return code: 0 (ok)\n");
        NodeRoot.Ended good = root.run("probe-tls", "region", "eu-west-3", "suffix", "amazonaws.com");
        assertThat(good.text("ssm")).isEqualTo("ok");
        assertThat(good.text("ssmmessages")).isEqualTo("ok");
        assertThat(good.text("protocol")).isEqualTo("TLSv1.3");
        root.write(
                "/said",
                "New, TLSv1.3, Cipher is X\nVerify return code: 20 (unable to get \"local\" issuer certificate)\n");
        assertThat(root.run("probe-tls", "region", "eu-west-3", "suffix", "amazonaws.com")
                        .text("ssm"))
                .contains("issuer certificate");
        root.write("/said", "connect:errno=110\n");
        assertThat(root.run("probe-tls", "region", "eu-west-3", "suffix", "amazonaws.com")
                        .text("ssm"))
                .isEqualTo("connect:errno=110");
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/shellcheck"));
        assertThat(installed || System.getenv("CI") == null)
                .as("continuous integration has shellcheck")
                .isTrue();
        assumeTrue(installed, "shellcheck is not installed");
        List<String> command = new ArrayList<>(List.of("/usr/bin/shellcheck", "-s", "sh"));
        NodeScripts scripts = new NodeScripts(Path.of("scripts/nodes"));
        scripts.names().stream()
                .filter(name -> name.endsWith(".sh"))
                .forEach(name -> command.add("scripts/nodes/" + name));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void onlyProbesReadOnly() {
        NodeScripts scripts = new NodeScripts(Path.of("scripts/nodes"));
        assertThat(scripts.names()).hasSizeGreaterThan(30).allSatisfy(name -> {
            NodeScript script = scripts.apply(name);
            assertThat(script.readOnly()).isEqualTo(name.startsWith("probe-"));
            assertThat(script.language()).isEqualTo(name.endsWith(".sh") ? Language.SHELL : Language.POWERSHELL);
            assertThat(script.text().lines().anyMatch(line -> line.matches(".*exit (194|3010)\\b.*")))
                    .isFalse();
        });
    }
}
