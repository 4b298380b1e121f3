package dev.fleetsh.remedy.probe;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Labelled;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.SessionPreferences;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds of probes: each is a script that only reads, and fills one fact of a node. */
public enum ProbeKind implements Labelled {
    DOMAIN("domain", "domainProbe", "whether it is a domain controller, and the domain's account ssm-user"),
    USER("user", "ssmUser", "the local user ssm-user and its rights"),
    OS_USER("os-user", "runAsUser", "the user that sessions run as"),
    DIAGNOSTICS("diagnostics", "diagnostics", "what ssm-cli get-diagnostics says"),
    CLOCK("clock", "clockSkew", "how far the clock is off"),
    TLS("tls", "tlsTrust", "trust in the certificates of the endpoints"),
    POWERSHELL("powershell", "powerShell", "the version of PowerShell, and whether it is Nano Server");

    private final String label;
    private final String fact;
    private final String help;

    ProbeKind(String label, String fact, String help) {
        this.label = label;
        this.fact = fact;
        this.help = help;
    }

    @Override
    public String label() {
        return label;
    }

    /** Name of the property that it fills. */
    public String fact() {
        return fact;
    }

    /** What it finds out, in a line. */
    public String help() {
        return help;
    }

    /** Where its facts come from, as origins name it. */
    public String source() {
        return "probe:" + label;
    }

    /** The kind of that name, or null. */
    public static @Nullable ProbeKind named(String label) {
        for (ProbeKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        return null;
    }

    /** The kind that fills that property, or null. */
    public static @Nullable ProbeKind of(String property) {
        for (ProbeKind kind : values()) {
            if (kind.fact.equals(property)) {
                return kind;
            }
        }
        return null;
    }

    /** Why it can't be asked of a node, in a few words; empty where it can. */
    public String unless(Node node) {
        Platform platform = node.platformFact().orNull();
        if (platform == null || platform.type() == PlatformType.OTHER) {
            return "its operating system is not known";
        }
        boolean windows = platform.type() == PlatformType.WINDOWS;
        if (this == DOMAIN && !windows) {
            return "only Windows has domain controllers";
        }
        if (this == POWERSHELL && !windows) {
            return "streamed sessions run PowerShell on Windows only";
        }
        if (this == OS_USER && windows) {
            return "sessions run as another user on Linux and macOS only";
        }
        if (this == OS_USER && runAs(node).isEmpty()) {
            return "its sessions name no user to run as";
        }
        if (this == USER && windows && node.controllerFact().is(true)) {
            return "a domain controller has no local users; probe domain looks at its account";
        }
        return node.pingFact().is(PingStatus.ONLINE) ? "" : "its agent is not online, so that no command reaches it";
    }

    /** Name of the script's file for that node. */
    public String file(Node node) {
        return "probe-" + label + (node.platform().type() == PlatformType.WINDOWS ? ".ps1" : ".sh");
    }

    /** What the script is given for that node. */
    public Map<String, String> arguments(Node node) {
        return switch (this) {
            case OS_USER -> Map.of("user", runAs(node));
            case TLS ->
                Map.of(
                        "region",
                        node.region(),
                        "suffix",
                        Suffixes.of(node.scope().id()));
            default -> Map.of();
        };
    }

    /**
     * The user that sessions run as: the one of the tag SSMSessionRunAs of who asks, else the one of the session preferences
     * of the node's scope; empty where nothing names one, or run-as is not known to be on.
     */
    private static String runAs(Node node) {
        Fact<SessionPreferences> preferences = node.scope().preferences();
        if (!preferences.map(SessionPreferences::runAsEnabled).is(true)) {
            return "";
        }
        String tag = node.scope().evidence().permissions().runAs().orElse("");
        return tag.isEmpty()
                ? preferences.map(SessionPreferences::runAsDefaultUser).orElse("")
                : tag;
    }
}
