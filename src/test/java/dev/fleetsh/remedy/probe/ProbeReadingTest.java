package dev.fleetsh.remedy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Diagnostics;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.DomainProbe.DomainAccount;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.TlsTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeReadingTest {
    private static final Instant ENDED = Instant.parse("2026-11-23T12:00:00Z");
    private static final Origin LISTING = new Origin("ssm:GetDocument", ENDED);
    private static final String CONTROLLER =
            "{'v':1,'dc':true,'domainRole':5,'domain':'corp.example.com','ntds':'Running',"
                    + "'rodc':false,'pdc':'DC1','domainSid':'S-1-5-21-1-2-3'";
    private static final String ACCOUNT =
            CONTROLLER + ",'user':true,'enabled':false,'locked':false,'workstations':'','domainAdmin':true";

    private static Node node() {
        SessionPreferences preferences =
                new SessionPreferences(true, "", "", true, "", true, false, true, "ops", "", "", "20", "", false);
        Scope scope = new Scope(
                new ScopeId("aws", "111122223333", "eu-west-3"),
                "retail",
                "",
                Fact.known(preferences, LISTING),
                Fact.known(ActivationTier.ADVANCED, LISTING),
                Fact.known(new HostManagement(""), LISTING));
        return new NodeBuilder("mi-0123456789abcdef0", scope, NodeKind.HYBRID)
                .platform(Fact.known(new Platform(PlatformType.LINUX, "Ubuntu", "22.04"), LISTING))
                .build();
    }

    private static Fact<?> read(ProbeKind kind, String output) {
        Node merged = new ProbeReading(kind, ENDED).merge(node(), output.replace('\'', '"'));
        Fact<?> fact = merged.fact(kind.fact());
        assertThat(fact.origin()).isEqualTo(new Origin("probe:" + kind.label(), ENDED));
        return fact;
    }

    private static void unreadable(ProbeKind kind, String output, String why) {
        assertThat(read(kind, output)).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Reason.UNPARSEABLE);
            assertThat(unknown.detail()).contains(why);
        });
    }

    @Test
    void domain() {
        assertThat(read(
                                ProbeKind.DOMAIN,
                                "{'v':1,'dc':false,'domainRole':3,'domain':'corp.example.com','ntds':'Absent'}")
                        .orNull())
                .isEqualTo(new DomainProbe(3, false, "corp.example.com", "", false, null));
        assertThat(read(ProbeKind.DOMAIN, CONTROLLER + ",'user':false}").orNull())
                .isEqualTo(new DomainProbe(5, true, "corp.example.com", "S-1-5-21-1-2-3", false, null));
        assertThat(read(ProbeKind.DOMAIN, ACCOUNT + ",'expires':''}").orNull())
                .isEqualTo(new DomainProbe(
                        5,
                        true,
                        "corp.example.com",
                        "S-1-5-21-1-2-3",
                        false,
                        new DomainAccount(false, false, false, "", true)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T12:00:00Z, true",
        "2026-11-23T12:00:01Z, false",
        "11/23/2026 11:59:59, true",
        "11/24/2026 00:00:00, false"
    })
    void expiry(String text, boolean expired) {
        DomainProbe probe = (DomainProbe)
                read(ProbeKind.DOMAIN, ACCOUNT + ",'expires':'" + text + "'}").orNull();
        assertThat(probe.ssmUser().expired()).isEqualTo(expired);
    }

    @Test
    void aDomainThatCanNotBeMeant() {
        unreadable(ProbeKind.DOMAIN, "{'v':1,'ntds':'Running'}", "there is no \"domainRole\"");
        unreadable(ProbeKind.DOMAIN, "{'v':1,'domainRole':9,'ntds':'Running'}", "a whole number from 0 to 5");
        unreadable(ProbeKind.DOMAIN, "{'v':1,'domainRole':5e99,'ntds':'Running'}", "a whole number from 0 to 5");
        unreadable(ProbeKind.DOMAIN, CONTROLLER.replace("S-1-5-21-1-2-3", "S-1; drop") + ",'user':false}", "no SID");
        unreadable(ProbeKind.DOMAIN, CONTROLLER + "}", "there is no \"user\"");
        unreadable(ProbeKind.DOMAIN, ACCOUNT.replace("'locked':false", "'locked':'no'") + "}", "\"locked\" is not");
        unreadable(ProbeKind.DOMAIN, ACCOUNT + ",'expires':'soon'}", "no time");
        unreadable(ProbeKind.DOMAIN, "{'v':1,'domainRole':1,'ntds':'Absent','domain':'a\\u001b[31mb'}", "one line");
    }

    @Test
    void users() {
        assertThat(read(ProbeKind.USER, "{'v':1,'user':true,'admin':true,'sudoers':'YQ=='}")
                        .orNull())
                .isEqualTo(new OsUser(true, true));
        assertThat(read(ProbeKind.USER, "{'v':1,'user':false}").orNull()).isEqualTo(new OsUser(false, false));
        unreadable(ProbeKind.USER, "{'v':1,'user':true}", "there is no \"admin\"");
        assertThat(read(ProbeKind.OS_USER, "{'v':1,'user':true}").orNull()).isEqualTo(new NamedUser("ops", true));
    }

    @Test
    void diagnostics() {
        Diagnostics found = (Diagnostics) read(
                        ProbeKind.DIAGNOSTICS,
                        "{'v':1,'checks':[{'c':'EC2 IMDS','s':'Success','n':'fine'},{'c':'New one','s':'Perhaps'}]}")
                .orNull();
        assertThat(found.checks())
                .containsExactly(
                        new Diagnostics.Check("EC2 IMDS", Diagnostics.Status.SUCCESS, "fine"),
                        new Diagnostics.Check("New one", Diagnostics.Status.OTHER, ""));
        assertThat(found.named("Agent service")).isNull();
        unreadable(ProbeKind.DIAGNOSTICS, "{'v':1,'checks':{}}", "a list of at most");
        unreadable(ProbeKind.DIAGNOSTICS, "{'v':1,'checks':[1]}", "a list of objects");
        unreadable(ProbeKind.DIAGNOSTICS, "{'v':1,'checks':[{'s':'Success'}]}", "there is no \"c\"");
    }

    @Test
    void clock() {
        assertThat(read(ProbeKind.CLOCK, "{'v':1,'epoch':1795435200,'synchronised':true}")
                        .orNull())
                .isEqualTo(Duration.ofSeconds(1795435200L - ENDED.getEpochSecond()));
        assertThat(read(ProbeKind.CLOCK, "{'v':1,'epoch':0.5}").orNull())
                .isEqualTo(Duration.ofSeconds(-ENDED.getEpochSecond()));
        unreadable(ProbeKind.CLOCK, "{'v':1,'epoch':-1}", "a number from 0");
        unreadable(ProbeKind.CLOCK, "{'v':1,'epoch':1e400}", "a number from 0");
        unreadable(ProbeKind.CLOCK, "{'v':1,'epoch':" + "9".repeat(900) + "}", "a number from 0");
        unreadable(ProbeKind.CLOCK, "{'v':1,'epoch':'1795435200'}", "a number from 0");
    }

    @Test
    void powerShell() {
        assertThat(read(ProbeKind.POWERSHELL, "{'v':1,'version':'5.1.17763.1','sku':8,'transcription':false}")
                        .orNull())
                .isEqualTo(new PowerShell("5.1.17763.1", 8, false));
        unreadable(ProbeKind.POWERSHELL, "{'v':1,'version':'five','sku':8,'transcription':false}", "no version");
        unreadable(ProbeKind.POWERSHELL, "{'v':1,'version':'5.1','sku':-8,'transcription':false}", "a whole number");
    }

    @Test
    void tls() {
        assertThat(read(ProbeKind.TLS, "{'v':1,'ssm':'ok','ssmmessages':'ok','protocol':'TLSv1.3'}")
                        .orNull())
                .isEqualTo(new TlsTrust("", "", "TLSv1.3"));
        assertThat(read(ProbeKind.TLS, "{'v':1,'ssm':'expired','ssmmessages':'','protocol':null}")
                        .orNull())
                .isEqualTo(new TlsTrust("expired", "no reason given", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "binary needs to be executed by root",
                "{\"v\":1,\"user\":true,\"adm",
                "[1]",
                "{}",
                "{\"v\":2,\"user\":true,\"admin\":true}",
                "{\"v\":1,\"v\":1,\"user\":true,\"admin\":true}",
                "{\"v\":1,\"user\":null,\"admin\":true}"
            })
    void outputThatIsNoFinding(String output) {
        assertThat(read(ProbeKind.USER, output)).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Reason.UNPARSEABLE);
            assertThat(unknown.detail()).isNotBlank().hasSizeLessThan(220).doesNotContain("\n");
        });
    }

    @Test
    void whatAShellPrintsBesideTheLineIsSkipped() {
        assertThat(read(ProbeKind.USER, "Welcome!\n{ not this }\n  {'v':1,'user':true,'admin':false}  \nbye\n")
                        .orNull())
                .isEqualTo(new OsUser(true, false));
    }

    @Test
    void anErrorOnTheNodeIsAReason() {
        assertThat(read(ProbeKind.DOMAIN, "{'v':1,'dc':true,'error':'no AD module\\n\\u001b[31m'}"))
                .isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
                    assertThat(unknown.reason()).isEqualTo(Reason.FAILED);
                    assertThat(unknown.detail()).isEqualTo("no AD module [31m");
                });
    }

    @Test
    void deepNestingIsNoFinding() {
        unreadable(ProbeKind.USER, "{'v':1,'user':" + "[".repeat(5000) + "]".repeat(5000) + "}", "no JSON");
    }

    @Test
    void everyFactOfAProbeHasItsKind() {
        for (ProbeKind kind : ProbeKind.values()) {
            assertThat(ProbeKind.of(kind.fact())).isEqualTo(kind);
            assertThat(ProbeKind.named(kind.label())).isEqualTo(kind);
        }
        assertThat(List.of(ProbeKind.values()))
                .allSatisfy(
                        kind -> assertThat(node().fact(kind.fact()).isKnown()).isFalse());
    }
}
