package dev.fleetsh.remedy.probe;

import dev.fleetsh.fleet.Diagnostics;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.DomainProbe.DomainAccount;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.TlsTrust;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the output of a probe says of a node. */
public final class ProbeReading {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 1024;
    private static final int MOST_CHECKS = 100;
    private static final int CONTROLLER = 4;
    private static final int PRIMARY = 5;
    private static final int LARGEST_SKU = 100_000;
    private static final Pattern SID = Pattern.compile("S-1(-[0-9]{1,10}){2,15}");
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    /** As PowerShell writes a time inside a text, whatever its language. */
    private static final DateTimeFormatter INVARIANT = DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss");

    private final ProbeKind kind;
    private final Instant ended;
    private final Origin origin;

    /** @param ended when the command ended on the node */
    public ProbeReading(ProbeKind kind, Instant ended) {
        this.kind = kind;
        this.ended = ended;
        this.origin = new Origin(kind.source(), ended);
    }

    /** The node with the fact that its output tells, or with the reason why it tells none. */
    public Node merge(Node node, String output) {
        return set(node.change(), node, line(output)).build();
    }

    /** The node with the reason why there is no output. */
    public Node failed(Node node, Reason reason, String detail) {
        return set(node.change(), node, new Failed(Fact.unknown(reason, detail, origin)))
                .build();
    }

    /** A line, or why there is none. */
    private sealed interface Found {}

    private record Line(ProbeLine line) implements Found {}

    private record Failed(Fact<Object> fact) implements Found {}

    private Found line(String output) {
        try {
            ProbeLine line = ProbeLine.of(output);
            return line.error().isEmpty()
                    ? new Line(line)
                    : new Failed(Fact.unknown(Reason.FAILED, line.error(), origin));
        } catch (ProbeLine.Unreadable e) {
            return new Failed(Fact.unknown(Reason.UNPARSEABLE, String.valueOf(e.getMessage()), origin));
        }
    }

    private NodeBuilder set(NodeBuilder builder, Node node, Found found) {
        return switch (kind) {
            case DOMAIN -> builder.domainProbe(fact(found, this::domain));
            case USER -> builder.ssmUser(fact(found, ProbeReading::user));
            case OS_USER -> builder.runAsUser(fact(found, line -> runAs(node, line)));
            case DIAGNOSTICS -> builder.diagnostics(fact(found, ProbeReading::diagnostics));
            case CLOCK -> builder.clockSkew(fact(found, this::skew));
            case TLS -> builder.tlsTrust(fact(found, ProbeReading::trust));
            case POWERSHELL -> builder.powerShell(fact(found, ProbeReading::powerShell));
        };
    }

    private interface Reader<T> {
        T read(ProbeLine line) throws ProbeLine.Unreadable;
    }

    private <T> Fact<T> fact(Found found, Reader<T> reader) {
        if (found instanceof Failed failed) {
            return ((Fact.Unknown<Object>) failed.fact()).as();
        }
        try {
            return Fact.known(reader.read(((Line) found).line()), origin);
        } catch (ProbeLine.Unreadable e) {
            return Fact.unknown(Reason.UNPARSEABLE, String.valueOf(e.getMessage()), origin);
        }
    }

    private DomainProbe domain(ProbeLine line) throws ProbeLine.Unreadable {
        int role = (int) line.whole("domainRole", 0, PRIMARY);
        boolean running = line.text("ntds", LONGEST_NAME).equals("Running");
        String domain = line.textOrEmpty("domain", LONGEST_NAME);
        if (role < CONTROLLER || !running) {
            return new DomainProbe(role, running, domain, "", false, null);
        }
        String sid = line.text("domainSid", LONGEST_NAME);
        if (!SID.matcher(sid).matches()) {
            throw new ProbeLine.Unreadable("\"domainSid\" is no SID: " + ProbeLine.quote(sid));
        }
        boolean readOnly = line.yes("rodc");
        DomainAccount account = line.yes("user") ? account(line) : null;
        return new DomainProbe(role, true, domain, sid, readOnly, account);
    }

    private DomainAccount account(ProbeLine line) throws ProbeLine.Unreadable {
        return new DomainAccount(
                line.yes("enabled"),
                line.yes("locked"),
                expired(line.textOrEmpty("expires", LONGEST_NAME)),
                line.textOrEmpty("workstations", LONGEST_TEXT),
                line.yes("domainAdmin"));
    }

    private boolean expired(String expires) throws ProbeLine.Unreadable {
        if (expires.isBlank()) {
            return false;
        }
        try {
            return !Instant.parse(expires).isAfter(ended);
        } catch (DateTimeException e) {
            return expiredByInvariant(expires);
        }
    }

    private boolean expiredByInvariant(String expires) throws ProbeLine.Unreadable {
        try {
            return !LocalDateTime.parse(expires, INVARIANT)
                    .toInstant(ZoneOffset.UTC)
                    .isAfter(ended);
        } catch (DateTimeException e) {
            throw new ProbeLine.Unreadable("\"expires\" is no time: " + ProbeLine.quote(expires));
        }
    }

    private static OsUser user(ProbeLine line) throws ProbeLine.Unreadable {
        boolean present = line.yes("user");
        return new OsUser(present, present || line.has("admin") ? line.yes("admin") : false);
    }

    private static NamedUser runAs(Node node, ProbeLine line) throws ProbeLine.Unreadable {
        return new NamedUser(ProbeKind.OS_USER.arguments(node).getOrDefault("user", ""), line.yes("user"));
    }

    private static Diagnostics diagnostics(ProbeLine line) throws ProbeLine.Unreadable {
        List<Diagnostics.Check> checks = new ArrayList<>();
        for (ProbeLine check : line.objects("checks", MOST_CHECKS)) {
            checks.add(new Diagnostics.Check(
                    check.text("c", LONGEST_NAME),
                    Diagnostics.Status.of(check.text("s", LONGEST_NAME)),
                    check.textOrEmpty("n", LONGEST_TEXT)));
        }
        return new Diagnostics(checks);
    }

    private Duration skew(ProbeLine line) throws ProbeLine.Unreadable {
        BigDecimal seconds = line.number("epoch", BigDecimal.ZERO, LAST_SECOND);
        Instant there = Instant.ofEpochSecond(seconds.longValue());
        return Duration.ofSeconds(Duration.between(ended, there).toSeconds());
    }

    private static PowerShell powerShell(ProbeLine line) throws ProbeLine.Unreadable {
        String version = line.text("version", LONGEST_NAME);
        if (!PowerShell.isVersion(version)) {
            throw new ProbeLine.Unreadable("\"version\" is no version: " + ProbeLine.quote(version));
        }
        return new PowerShell(version, (int) line.whole("sku", 0, LARGEST_SKU), line.yes("transcription"));
    }

    private static TlsTrust trust(ProbeLine line) throws ProbeLine.Unreadable {
        return new TlsTrust(
                problem(line.text("ssm", LONGEST_TEXT)),
                problem(line.text("ssmmessages", LONGEST_TEXT)),
                line.textOrEmpty("protocol", LONGEST_NAME));
    }

    private static String problem(String said) {
        return said.equals("ok") ? "" : said.isBlank() ? "no reason given" : said;
    }
}
