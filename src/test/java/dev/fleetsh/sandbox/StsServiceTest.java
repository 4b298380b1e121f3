package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.sandbox.world.Account;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

class StsServiceTest {
    private final Clients clients = Clients.of(new Sandbox(Worlds.varied(), Clients.CLOCK));

    @Test
    void theAccessKeySelectsTheAccount() {
        assertThat(identity(clients.as(Worlds.LAB)).account()).isEqualTo("444455556666");
        assertThat(identity(clients.as(Worlds.RETAIL)).arn()).isEqualTo("arn:aws:iam::111122223333:user/operator");
    }

    @Test
    void anUnknownAccessKeySelectsTheFirstAccount() {
        Account stranger = new Account("", "", "AKIASTRANGER", "secret", "");

        assertThat(identity(clients.as(stranger)).account()).isEqualTo("111122223333");
    }

    @Test
    void theGlobalEndpointsRegionsAnswerToo() {
        assertThat(identity(clients.in("us-east-1")).account()).isEqualTo("111122223333");
        assertThat(identity(clients.in("aws-global")).account()).isEqualTo("111122223333");
    }

    private static GetCallerIdentityResponse identity(Clients clients) {
        return clients.sts().getCallerIdentity();
    }
}
