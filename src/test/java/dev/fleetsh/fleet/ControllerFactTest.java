package dev.fleetsh.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The probe decides, else the service NTDS, else the absence of the role. */
class ControllerFactTest {
    private static final Origin ORIGIN = new Origin("ssm:GetInventory", Instant.EPOCH);
    private static final Scope SCOPE = new Scope(
            new ScopeId("aws", "111111111111", "eu-west-3"),
            "",
            "",
            Fact.known(SessionPreferences.DEFAULTS, ORIGIN),
            Fact.known(ActivationTier.ADVANCED, ORIGIN),
            Fact.known(new HostManagement(""), ORIGIN));

    private static NodeBuilder windows() {
        return new NodeBuilder("i-1", SCOPE, NodeKind.EC2)
                .platform(Fact.known(new Platform(PlatformType.WINDOWS, "Windows Server 2019", "10.0.17763"), ORIGIN));
    }

    private static Fact<Boolean> flag(@Nullable Boolean value) {
        return value == null ? Fact.unknown(Reason.NOT_COLLECTED, "", ORIGIN) : Fact.known(value, ORIGIN);
    }

    @ParameterizedTest
    @CsvSource({
        // role installed, NTDS running, verdict; empty is unknown
        "true, true, true",
        "true, false, false",
        "false, , false",
        ", true, true",
        ", false, false",
        "true, , ",
        ", , ",
        "false, true, true"
    })
    void inventoryTellsWhatItCan(@Nullable Boolean role, @Nullable Boolean service, @Nullable Boolean controller) {
        Node node = windows()
                .directoryRole(flag(role))
                .directoryService(flag(service))
                .build();
        assertThat(node.controllerFact().orNull()).isEqualTo(controller);
    }

    @ParameterizedTest
    @CsvSource({"5, true, true", "4, true, true", "3, false, false", "5, false, false", "3, true, false"})
    void theProbeOverrulesInventory(int domainRole, boolean ntds, boolean controller) {
        Node node = windows()
                .directoryRole(flag(!controller))
                .directoryService(flag(!controller))
                .domainProbe(Fact.known(new DomainProbe(domainRole, ntds, "corp", "", false, null), ORIGIN))
                .build();
        assertThat(node.controllerFact().is(controller)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = PlatformType.class,
            names = {"LINUX", "MACOS", "OTHER"})
    void onlyWindowsHasControllers(PlatformType type) {
        Node node = windows()
                .platform(Fact.known(new Platform(type, "", ""), ORIGIN))
                .directoryRole(flag(true))
                .build();
        assertThat(node.controllerFact().is(false)).isTrue();
    }

    @Test
    void anInstalledRoleAloneAsksForMoreEvidence() {
        Fact<Boolean> fact = windows().directoryRole(flag(true)).build().controllerFact();
        assertThat(fact).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Reason.NOT_COLLECTED);
            assertThat(unknown.detail()).contains("promoted");
        });
    }
}
