package dev.fleetsh.check;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.AgentVersion;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Diagnostics;
import dev.fleetsh.fleet.DomainProbe.DomainAccount;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.InstanceState;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.fleet.TlsTrust;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Scenes that nobody thought of. */
final class Anything {
    private static final List<Platform> PLATFORMS = List.of(
            new Platform(PlatformType.LINUX, "Ubuntu", "22.04"),
            new Platform(PlatformType.LINUX, "Ubuntu", "19.10"),
            new Platform(PlatformType.LINUX, "Amazon Linux AMI", "2018.03"),
            new Platform(PlatformType.LINUX, "Gentoo", "1"),
            new Platform(PlatformType.LINUX, "SLES", "15"),
            new Platform(PlatformType.MACOS, "macOS", "14.5"),
            new Platform(PlatformType.MACOS, "macOS", "12.1"),
            new Platform(PlatformType.MACOS, "macOS", "x"),
            new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2016 Datacenter", "10.0.14393"),
            new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2025 Datacenter", "10.0.26100"),
            new Platform(PlatformType.WINDOWS, "Microsoft Windows Server 2008 R2", "6.1.7601"),
            new Platform(PlatformType.WINDOWS, "Microsoft Windows 11 Pro", "10.0.22631"),
            new Platform(PlatformType.WINDOWS, "Nano Server", "10.0.14393"),
            new Platform(PlatformType.WINDOWS, "", "10.0.17763"),
            new Platform(PlatformType.WINDOWS, "Microsoft Windows Server", ""),
            new Platform(PlatformType.OTHER, "Plan 9", "4"));

    private static final List<String> CHECKS = List.of(
            "Connectivity to ssm endpoint",
            "Connectivity to ssmmessages endpoint",
            "Connectivity to ec2messages endpoint",
            "Connectivity to kms endpoint",
            "Connectivity to logs endpoint",
            "Proxy configuration",
            "Windows sysprep image state");

    private static final List<String> NETWORKS = List.of(
            "nat",
            "nat out=none",
            "nat acl=node:clear",
            "nat nat-state=failed",
            "none",
            "none route=node:0.0.0.0/0>tgw-1",
            "nat servers=10.9.9.9",
            "nat denied=DescribeRouteTables",
            "igw no-public-ip",
            "endpoint",
            "endpoint in=none",
            "endpoint policy=other",
            "endpoint private-dns=off",
            "gateway",
            "six-only eigw");

    private Anything() {}

    static Scene scene(Random random) {
        Scene scene = new Scene();
        scene.kind = one(random, NodeKind.values());
        scene.partition = random.nextInt(4) == 0 ? "aws-cn" : "aws";
        scene.region = random.nextInt(4) == 0 ? "mx-central-1" : "eu-west-3";
        if (random.nextInt(5) == 0) {
            scene.on("2026-06-01");
        } else if (random.nextInt(5) == 0) {
            scene.on("2026-07-01");
        }
        scene.partial = random.nextInt(8) == 0;
        scene.platform = fact(random, () -> PLATFORMS.get(random.nextInt(PLATFORMS.size())));
        scene.agent = fact(random, () -> agent(random));
        scene.latest = fact(random, random::nextBoolean);
        scene.autoUpdate = fact(random, random::nextBoolean);
        scene.registered = fact(random, () -> random.nextInt(5) > 0);
        scene.ping = fact(random, () -> random.nextBoolean() ? PingStatus.ONLINE : one(random, PingStatus.values()));
        scene.lastPing = random.nextInt(8) == 0
                ? null
                : scene.now.minus(
                        Duration.ofMinutes(List.of(1, 14, 16, 64, 66, 5000).get(random.nextInt(6))));
        scene.channel = fact(
                random, () -> random.nextBoolean() ? ChannelStatus.CONNECTED : one(random, ChannelStatus.values()));
        scene.state =
                fact(random, () -> random.nextInt(4) > 0 ? InstanceState.RUNNING : one(random, InstanceState.values()));
        scene.profile = fact(random, () -> random.nextBoolean() ? "" : Granted.PROFILE);
        scene.metadata = fact(random, random::nextBoolean);
        scene.role = fact(random, () -> "SSMServiceRole");
        scene.directoryRole = fact(random, random::nextBoolean);
        scene.directoryService = fact(random, random::nextBoolean);
        if (random.nextBoolean()) {
            scene.probe(
                    random.nextInt(6),
                    random.nextInt(4) > 0,
                    random.nextInt(4) == 0,
                    random.nextInt(3) == 0 ? null : account(random));
        } else {
            scene.no("domainProbe", one(random, Reason.values()));
        }
        scene.user = fact(random, () -> new OsUser(random.nextBoolean(), random.nextBoolean()));
        scene.runAsUser = fact(random, () -> new NamedUser(random.nextInt(3) == 0 ? "x" : "ops", random.nextBoolean()));
        scene.clockSkew = fact(random, () -> Duration.ofSeconds(random.nextInt(1200) - 600));
        scene.tlsTrust = fact(random, () -> new TlsTrust(random.nextBoolean() ? "" : "expired", "", ""));
        scene.powerShell = fact(
                random,
                () -> new PowerShell(
                        random.nextBoolean() ? "5.1.1" : "4.0",
                        random.nextInt(3) == 0 ? 143 : 8,
                        random.nextInt(3) == 0));
        scene.diagnostics = fact(
                random,
                () -> new Diagnostics(CHECKS.stream()
                        .filter(check -> random.nextInt(4) > 0)
                        .map(check -> new Diagnostics.Check(check, one(random, Diagnostics.Status.values()), ""))
                        .toList()));
        scene.preferences = fact(random, () -> preferences(random));
        scene.tier = fact(random, () -> one(random, ActivationTier.values()));
        scene.management = fact(random, () -> new HostManagement(random.nextBoolean() ? "" : "dhmc"));
        scene.activation = random.nextBoolean() ? "" : "a-1";
        scene.tags = Tags.of(random.nextBoolean() ? Map.of() : Map.of("Env", random.nextBoolean() ? "dev" : "prod"));
        if (random.nextBoolean()) {
            scene.network(NETWORKS.get(random.nextInt(NETWORKS.size())));
        } else {
            scene.no("place", one(random, Reason.values()));
        }
        if (random.nextInt(3) > 0) {
            AnyGrants.give(scene.granted, random);
        }
        return scene;
    }

    private static AgentVersion agent(Random random) {
        AgentVersion boundary = Gate.BOUNDARIES.get(random.nextInt(Gate.BOUNDARIES.size()));
        return random.nextBoolean()
                ? boundary
                : AgentVersion.of(boundary.part(0), boundary.part(1), boundary.part(2) - 1, random.nextInt(1000));
    }

    private static DomainAccount account(Random random) {
        return new DomainAccount(
                random.nextBoolean(),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                random.nextInt(4) == 0 ? "WS1" : "",
                random.nextBoolean());
    }

    private static SessionPreferences preferences(Random random) {
        return new SessionPreferences(
                random.nextBoolean(),
                random.nextBoolean() ? "" : "alias/key",
                random.nextBoolean() ? "" : "bucket",
                random.nextBoolean(),
                random.nextBoolean() ? "" : "group",
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                List.of("", "root", "ops").get(random.nextInt(3)),
                random.nextBoolean() ? "" : "cd /",
                random.nextBoolean() ? "" : "cd \\",
                List.of("", "20", "61", "x").get(random.nextInt(4)),
                List.of("", "1440", "1441").get(random.nextInt(3)),
                random.nextInt(4) == 0);
    }

    static <T> Fact<T> fact(Random random, Supplier<T> value) {
        return random.nextInt(5) == 0
                ? Scene.missing(one(random, Reason.values()), random.nextBoolean() ? "" : "ssm:Example")
                : Scene.known(value.get());
    }

    static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
