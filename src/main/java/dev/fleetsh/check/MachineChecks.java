package dev.fleetsh.check;

import static dev.fleetsh.check.Definition.check;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.TlsTrust;
import java.time.Duration;
import java.util.List;

/** What on the machine itself may keep its agent from AWS: a proxy, certificates, the clock, an unfinished setup. */
final class MachineChecks {
    private MachineChecks() {}

    static List<Definition> all() {
        return List.of(
                check("proxy-config", "A proxy, where there is one, lets the agent through")
                        .appliesTo("nodes behind a proxy")
                        .reads("ping", "lastPing", "channel", "diagnostics")
                        .fix(
                                "Let ssm and ssmmessages (WebSocket) through, and keep 169.254.169.254 in no_proxy.",
                                "set-agent-proxy")
                        .source("ssm-agent-proxy")
                        .decides(MachineChecks::proxy),
                check("tls-trust", "The node trusts Amazon's certificates")
                        .reads("ping", "lastPing", "channel", "tlsTrust")
                        .fix("Install Amazon Root CA 1 and Starfield's root, and allow TLS 1.2.", "trust-amazon-roots")
                        .source("fleet-manager-troubleshooting-managed-nodes")
                        .decides(MachineChecks::trust),
                check("clock-skew", "The node's clock is right")
                        .reads("ping", "lastPing", "channel", "clockSkew")
                        .fix("Keep the clock by NTP; AWS refuses requests signed at a wrong time.", "sync-clock")
                        .source("SigV4; the tolerance is not confirmed in SSM's pages")
                        .decides(MachineChecks::clock),
                check("sysprep-state", "Windows setup is complete")
                        .appliesTo("Windows nodes")
                        .reads("platform", "ping", "lastPing", "channel", "diagnostics")
                        .fix("Run Sysprep to completion in the image.")
                        .source("amazon-ssm-agent sysprep_check_windows.go")
                        .decides(MachineChecks::sysprep));
    }

    private static Outcome sysprep(Look look) {
        Outcome elsewhere = SystemChecks.unless(look, PlatformType.WINDOWS);
        if (elsewhere != null) {
            return elsewhere;
        }
        Outcome seen = Diagnosed.sysprep(look);
        if (seen != null) {
            return seen;
        }
        return look.alive()
                ? PathChecks.observed("the agent runs")
                : Outcome.notCollected("Windows image state", PathChecks.DIAGNOSTICS);
    }

    private static Outcome proxy(Look look) {
        Outcome seen = Diagnosed.proxy(look);
        if (seen != null) {
            return seen;
        }
        return look.heard() && look.connected()
                ? PathChecks.observed("the agent reports and its WebSocket is open")
                : Outcome.notCollected("proxy of the agent", PathChecks.DIAGNOSTICS);
    }

    private static Outcome trust(Look look) {
        Fact<TlsTrust> trust = look.node().tlsTrustFact();
        if (trust.isKnown()) {
            look.see("TLS handshakes", trust, "trusted");
            return trust.require("tlsTrust").trusted()
                    ? Outcome.pass("the node trusts the certificates of ssm and ssmmessages")
                    : Outcome.fail(() -> "a TLS handshake fails on the node: " + trust)
                            .because(() -> "a TLS handshake with ssm or ssmmessages fails on the node")
                            .unlessItWorks(look, "the agent works all the same");
        }
        if (look.alive()) {
            return PathChecks.observed("the agent talks to AWS over TLS");
        }
        return unprobed("certificate store", trust, "tls");
    }

    private static Outcome clock(Look look) {
        Fact<Duration> skew = look.node().clockSkewFact();
        if (skew.isKnown()) {
            look.see("clock ahead by", skew, "less than " + Thresholds.CLOCK_SKEW_MINUTES + " minutes either way");
            return rightClock(skew.require("clockSkew"))
                    ? Outcome.pass(() -> "the clock is right to "
                            + skew.require("clockSkew").abs().toSeconds() + " s")
                    : Outcome.fail(() -> "the clock is " + off(skew.require("clockSkew")))
                            .because(
                                    () -> "the clock is off by more than " + Thresholds.CLOCK_SKEW_MINUTES + " minutes")
                            .unlessItWorks(look, "AWS still accepts the agent's signed requests");
        }
        if (look.alive()) {
            return PathChecks.observed("AWS accepts the agent's signed requests");
        }
        return unprobed("clock", skew, "clock");
    }

    /** Whether AWS takes requests that are signed by such a clock. */
    static boolean rightClock(Duration skew) {
        return skew.abs().compareTo(Duration.ofMinutes(Thresholds.CLOCK_SKEW_MINUTES)) < 0;
    }

    private static String off(Duration skew) {
        Duration size = skew.abs();
        String text = size.toMinutes() < 120 ? size.toMinutes() + " min" : size.toHours() + " h";
        return text + (skew.isNegative() ? " behind" : " ahead");
    }

    static Outcome unprobed(String what, Fact<?> fact, String probe) {
        return fact instanceof Fact.Unknown<?> unknown && unknown.reason() != Reason.NOT_COLLECTED
                ? Outcome.unknown(what, fact)
                : Outcome.notProbed(what, probe);
    }
}
