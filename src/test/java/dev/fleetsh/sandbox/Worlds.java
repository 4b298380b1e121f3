package dev.fleetsh.sandbox;

import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.Association;
import dev.fleetsh.sandbox.world.Image;
import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.Inventory;
import dev.fleetsh.sandbox.world.MetadataOptions;
import dev.fleetsh.sandbox.world.Placement;
import dev.fleetsh.sandbox.world.Registration;
import dev.fleetsh.sandbox.world.ServiceSetting;
import dev.fleetsh.sandbox.world.SimKind;
import dev.fleetsh.sandbox.world.SimNode;
import dev.fleetsh.sandbox.world.SimPlatform;
import dev.fleetsh.sandbox.world.SimScope;
import dev.fleetsh.sandbox.world.Truth;
import dev.fleetsh.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Small worlds, written out, so that a test knows each value in them. */
final class Worlds {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Instant PING = Instant.parse("2026-11-23T11:58:30.250Z");
    static final Account RETAIL =
            new Account("111122223333", "retail", "AKIARETAIL", "secret", "arn:aws:iam::111122223333:user/operator");
    static final Account LAB =
            new Account("444455556666", "lab", "AKIALAB", "secret", "arn:aws:iam::444455556666:user/operator");
    static final String PARIS = "eu-west-3";
    static final String MADRID = "eu-south-2";
    static final String DOCUMENT = "{\"inputs\":{\"kmsKeyId\":\"\"}}";

    private Worlds() {}

    /** One account in one Region, with that many instances that Systems Manager lists. */
    static World ofInstances(int count) {
        return of(IntStream.range(0, count).mapToObj(Worlds::instance).toList());
    }

    /** One account in one Region with these nodes. */
    static World of(List<SimNode> nodes) {
        return new World(1, NOW, List.of(RETAIL), List.of(PARIS), List.of(scope(RETAIL, PARIS, nodes)));
    }

    /** Two accounts in two Regions; some of everything in the first scope, which has no denials. */
    static World varied() {
        List<SimNode> nodes = new ArrayList<>();
        nodes.add(instance(0));
        nodes.add(stopped(1));
        nodes.add(unregistered(2));
        nodes.add(hybrid(3));
        SimScope denied = new SimScope(
                LAB,
                PARIS,
                DOCUMENT,
                Set.of("ssm:GetDocument"),
                null,
                new ServiceSetting("AWSSystemsManagerDefaultEC2InstanceManagementRole", "Customized"),
                List.of(),
                List.of());
        return new World(
                1,
                NOW,
                List.of(RETAIL, LAB),
                List.of(PARIS, MADRID),
                List.of(
                        scope(RETAIL, PARIS, nodes),
                        scope(RETAIL, MADRID, List.of(instance(9))),
                        denied,
                        scope(LAB, MADRID, List.of())));
    }

    private static SimScope scope(Account account, String region, List<SimNode> nodes) {
        return new SimScope(
                account,
                region,
                account.equals(RETAIL) && region.equals(PARIS) ? DOCUMENT : null,
                Set.of(),
                new ServiceSetting("standard", "Default"),
                new ServiceSetting("$None", "Default"),
                List.of(new Association(
                        "0f1e2d3c-0000-4000-8000-000000000001",
                        "AWS-UpdateSSMAgent",
                        "keep-agents-new",
                        "rate(14 days)",
                        List.of(new Association.Target("tag:Env", List.of("prod"))))),
                nodes);
    }

    static String id(String prefix, int index) {
        return prefix + String.format("%017x", index);
    }

    /** A running Windows instance that is online, with a channel and two inventory types. */
    static SimNode instance(int index) {
        return ec2(index, "running", true);
    }

    static SimNode stopped(int index) {
        return ec2(index, "stopped", true);
    }

    static SimNode unregistered(int index) {
        return ec2(index, "running", false);
    }

    private static SimNode ec2(int index, String state, boolean registered) {
        String id = id("i-", index);
        return new SimNode(
                id,
                SimKind.EC2,
                "WEB-" + index,
                Map.of("Env", index % 2 == 0 ? "prod" : "test"),
                new Instance(
                        state,
                        "m5.large",
                        new Image("ami-0123456789abcdef0", "windows", "Windows", "x86_64"),
                        new Placement("vpc-0a", "subnet-0b", PARIS + "a", "sg-0c"),
                        "10.0.0." + index % 250,
                        null,
                        "arn:aws:iam::111122223333:instance-profile/app",
                        new MetadataOptions("enabled", "required", 2),
                        Instant.parse("2026-01-02T03:04:05Z")),
                registered ? registration("", "Windows", "") : null,
                registered && state.equals("running"),
                registered ? Map.of("AWS:WindowsRole", roles(), "AWS:Service", services()) : Map.of(),
                new Truth(null, 3, false, false, "", ""));
    }

    static SimNode hybrid(int index) {
        return new SimNode(
                id("mi-", index),
                SimKind.HYBRID,
                "FILE-" + index,
                Map.of("Site", "Oslo & <Bergen>", "Env", "prod"),
                null,
                registration("FILE-" + index, "Linux", "HybridRole"),
                false,
                Map.of(),
                new Truth(null, 2, false, false, "no channel", ""));
    }

    private static Registration registration(String name, String platform, String role) {
        return new Registration(
                name,
                "Online",
                PING,
                "amazon-ssm-agent",
                "3.3.987.0",
                true,
                new SimPlatform(platform, platform.equals("Linux") ? "Ubuntu" : "Microsoft Windows Server 2019", "1.0"),
                "host.corp.example.com",
                "10.0.0.7",
                role.isEmpty() ? "" : "5f0c7d1e-1111-4111-8111-000000000001",
                role,
                Instant.parse("2025-01-02T03:04:05Z"),
                role.isEmpty() ? "AWS::EC2::Instance" : "AWS::SSM::ManagedInstance",
                "");
    }

    private static Inventory roles() {
        return new Inventory(
                "1.0",
                Instant.parse("2026-11-23T06:00:00Z"),
                List.of(
                        Map.of("Name", "AD-Domain-Services", "Installed", "True"),
                        Map.of("Name", "DNS", "Installed", "False")));
    }

    private static Inventory services() {
        return new Inventory(
                "1.0", Instant.parse("2026-11-23T06:00:00Z"), List.of(Map.of("Name", "NTDS", "Status", "Running")));
    }
}
