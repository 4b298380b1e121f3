package dev.fleetsh.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class WorkstationProbeTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void versionsAreReadFromWhatTheProgramsPrint() throws IOException {
        program("aws", "echo 'aws-cli/2.15.30 Python/3.11.8 Linux/6.1'");
        program("session-manager-plugin", "echo 1.2.764.0");
        assertThat(probe(PATIENT).cli().orNull()).isEqualTo("2.15.30");
        assertThat(probe(PATIENT).plugin().orNull()).isEqualTo("1.2.764.0");
        assertThat(probe(PATIENT).plugin().origin().source()).isEqualTo("probe:session-manager-plugin --version");
    }

    @Test
    void theFirstCliPrintedOnStandardError() throws IOException {
        program("aws", "echo 'aws-cli/1.16.12 Python/2.7' >&2");
        assertThat(probe(PATIENT).cli().orNull()).isEqualTo("1.16.12");
    }

    @Test
    void whatIsNotInstalledIsKnownToBeMissing() {
        assertThat(probe(PATIENT).cli().orNull()).isEmpty();
        assertThat(probe(PATIENT).plugin().orNull()).isEmpty();
    }

    @Test
    void garbageIsUnparseable() throws IOException {
        program("aws", "echo hello; head -c 100000 /dev/zero");
        program("session-manager-plugin", "echo 'The Session Manager plugin was installed successfully.'");
        assertUnknown(probe(PATIENT).cli(), Reason.UNPARSEABLE, "hello");
        assertUnknown(probe(PATIENT).plugin(), Reason.UNPARSEABLE, "The Session Manager plugin");
    }

    @Test
    void aFailureIsAFailureAndNotAMissingProgram() throws IOException {
        program("aws", "echo broken; exit 3");
        assertUnknown(probe(PATIENT).cli(), Reason.FAILED, "3 broken");
    }

    @Test
    void aProgramThatHangsIsGivenUpWithWhatItStarted() throws IOException {
        Path started = folder.resolve("started");
        program("aws", "sleep 600 & echo $! > " + started + "; wait");
        assertUnknown(probe(Duration.ofMillis(700)).cli(), Reason.NOT_REACHABLE, "gave no answer");
        if (Files.exists(started) && !Files.readString(started).isBlank()) {
            long pid = Long.parseLong(Files.readString(started).strip());
            ProcessHandle.of(pid).ifPresent(child -> child.onExit().join());
        }
    }

    @Test
    void anInterruptEndsTheWaiting() throws IOException, InterruptedException {
        program("aws", "sleep 600");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        Thread asking = new Thread(() -> {
            begun.countDown();
            try {
                probe(PATIENT).cli();
            } catch (InterruptedByUserException e) {
                seen.set(e);
            }
        });
        asking.start();
        begun.await();
        asking.interrupt();
        asking.join();
        assertThat(seen.get()).isInstanceOf(InterruptedByUserException.class);
    }

    @Test
    void sshConfigMustSendBothKindsOfIdsThroughSessionManager() throws IOException {
        assertThat(probe(PATIENT).sshProxyCommand().orNull()).isFalse();
        String proxy =
                "  ProxyCommand sh -c \"aws ssm start-session --target %h --document-name AWS-StartSSHSession\"\n";
        config("Host *.example.com\n" + proxy + "host i-* mi-*\n  User ec2-user\n" + proxy);
        assertThat(probe(PATIENT).sshProxyCommand().orNull()).isTrue();
        config("Host i-*\n" + proxy + "Host mi-*\n  ProxyCommand nc %h %p\n");
        assertThat(probe(PATIENT).sshProxyCommand().orNull()).isFalse();
        config("Include config.d/*\nHost other\n");
        assertUnknown(probe(PATIENT).sshProxyCommand(), Reason.NOT_COLLECTED, "includes");
    }

    @Test
    void aHostThatDoesNotExistIsNotReached() {
        assertThat(probe(PATIENT)
                        .reach(List.of("ssm.nowhere.invalid"))
                        .get("ssm.nowhere.invalid")
                        .orNull())
                .isFalse();
    }

    @Test
    void behindAProxyADirectDialSaysNothing() {
        WorkstationProbe probe =
                new WorkstationProbe(Map.of("HTTPS_PROXY", "http://proxy:3128"), folder, PATIENT, Clock.systemUTC());
        assertUnknown(
                probe.reach(List.of("ssm.eu-west-3.amazonaws.com")).get("ssm.eu-west-3.amazonaws.com"),
                Reason.NOT_COLLECTED,
                "HTTPS_PROXY");
    }

    @Test
    void endpointsFollowThePartition() {
        assertThat(WorkstationProbe.endpoints("aws", "eu-west-3"))
                .containsExactly("ssm.eu-west-3.amazonaws.com", "ssmmessages.eu-west-3.amazonaws.com");
        assertThat(WorkstationProbe.endpoints("aws-cn", "cn-north-1").get(0))
                .isEqualTo("ssm.cn-north-1.amazonaws.com.cn");
    }

    private WorkstationProbe probe(Duration patience) {
        return new WorkstationProbe(Map.of("PATH", folder.toString()), folder, patience, Clock.systemUTC());
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void config(String text) throws IOException {
        Files.createDirectories(folder.resolve(".ssh"));
        Files.writeString(folder.resolve(".ssh/config"), text);
    }

    private static void assertUnknown(Fact<?> fact, Reason reason, String detail) {
        assertThat(fact).isInstanceOf(Fact.Unknown.class);
        assertThat(((Fact.Unknown<?>) fact).reason()).isEqualTo(reason);
        assertThat(((Fact.Unknown<?>) fact).detail()).contains(detail);
    }
}
