package dev.fleetsh.aws;

import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.Tags;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A node as Systems Manager lists it, and what was asked about it since. */
final class Registration {
    final String id;
    final NodeKind kind;
    final String name;
    final String computerName;
    final String ip;
    final String sourceType;
    final String activation;
    final Fact<Boolean> registered;
    final Fact<PingStatus> ping;
    final @Nullable Instant lastPing;
    final Fact<Platform> platform;
    final Fact<AgentVersion> agent;
    final Fact<Boolean> latest;
    final Fact<String> role;

    /** Null until it was asked for. */
    volatile @Nullable Fact<ChannelStatus> channel;

    /** Tags of a node that is no EC2 instance; null until they were asked for. */
    volatile @Nullable Tags tags;

    Registration(RegistrationPage page, RegistrationPage.Row row) {
        this.id = row.id();
        this.kind = page.kind(row);
        this.name = page.text(row.name());
        this.computerName = row.computerName() == null ? "" : row.computerName();
        this.ip = row.ip() == null ? "" : row.ip();
        this.sourceType = page.text(row.sourceType());
        this.activation = page.text(row.activation());
        this.registered = page.registered();
        this.ping = page.ping(row.ping());
        this.lastPing = row.lastPing();
        this.platform = page.platform(row);
        this.agent = page.agent(row.agent());
        this.latest = page.latest(row.latest());
        this.role = page.role(this.kind, row.role());
    }
}
