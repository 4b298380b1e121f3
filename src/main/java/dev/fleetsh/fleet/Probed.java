package dev.fleetsh.fleet;

import java.time.Duration;
import java.time.Instant;

/**
 * What only commands on the node tell. Most nodes were never probed, and share one such value.
 *
 * @param domain what the domain probe saw
 * @param ssmUser the local user ssm-user
 * @param runAsUser the user that sessions run as
 * @param diagnostics what {@code ssm-cli get-diagnostics} says
 * @param clockSkew by how much the node's clock is ahead; negative where it is behind
 * @param tlsTrust whether the node trusts the certificates of the endpoints
 * @param powerShell version of PowerShell and edition of Windows
 */
public record Probed(
        Fact<DomainProbe> domain,
        Fact<OsUser> ssmUser,
        Fact<NamedUser> runAsUser,
        Fact<Diagnostics> diagnostics,
        Fact<Duration> clockSkew,
        Fact<TlsTrust> tlsTrust,
        Fact<PowerShell> powerShell) {
    private static final Fact.Unknown<Object> MISSING =
            new Fact.Unknown<>(Reason.NOT_COLLECTED, "", new Origin("none", Instant.EPOCH));

    /** Nothing was looked for. */
    public static final Probed NONE =
            new Probed(missing(), missing(), missing(), missing(), missing(), missing(), missing());

    static <T> Fact<T> missing() {
        return MISSING.as();
    }

    public Probed domain(Fact<DomainProbe> value) {
        return new Probed(value, ssmUser, runAsUser, diagnostics, clockSkew, tlsTrust, powerShell);
    }

    public Probed ssmUser(Fact<OsUser> value) {
        return new Probed(domain, value, runAsUser, diagnostics, clockSkew, tlsTrust, powerShell);
    }

    public Probed runAsUser(Fact<NamedUser> value) {
        return new Probed(domain, ssmUser, value, diagnostics, clockSkew, tlsTrust, powerShell);
    }

    public Probed diagnostics(Fact<Diagnostics> value) {
        return new Probed(domain, ssmUser, runAsUser, value, clockSkew, tlsTrust, powerShell);
    }

    public Probed clockSkew(Fact<Duration> value) {
        return new Probed(domain, ssmUser, runAsUser, diagnostics, value, tlsTrust, powerShell);
    }

    public Probed tlsTrust(Fact<TlsTrust> value) {
        return new Probed(domain, ssmUser, runAsUser, diagnostics, clockSkew, value, powerShell);
    }

    public Probed powerShell(Fact<PowerShell> value) {
        return new Probed(domain, ssmUser, runAsUser, diagnostics, clockSkew, tlsTrust, value);
    }
}
