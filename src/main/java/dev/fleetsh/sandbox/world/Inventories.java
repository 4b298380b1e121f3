package dev.fleetsh.sandbox.world;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Inventory of the simulated nodes. */
final class Inventories {
    static final String WINDOWS_ROLE = "AWS:WindowsRole";
    static final String SERVICE = "AWS:Service";

    /** What a Windows server says of Active Directory. */
    enum Directory {
        /** The role is not installed. */
        NONE(false, ""),
        /** The role is installed, the server is not promoted. */
        INSTALLED(true, "Stopped"),
        /** A domain controller. */
        PROMOTED(true, "Running");

        private final List<Map<String, String>> roles;
        private final List<Map<String, String>> services;

        Directory(boolean installed, String ntds) {
            roles = List.of(
                    role("AD-Domain-Services", "Active Directory Domain Services", installed),
                    role("DNS", "DNS Server", installed),
                    role("File-Services", "File and iSCSI Services", true),
                    role("Web-Server", "Web Server (IIS)", false));
            Map<String, String> agent = service("AmazonSSMAgent", "Amazon SSM Agent", "Running");
            Map<String, String> time = service("W32Time", "Windows Time", "Running");
            services = ntds.isEmpty()
                    ? List.of(agent, time)
                    : List.of(agent, service("NTDS", "Active Directory Domain Services", ntds), time);
        }
    }

    private Inventories() {}

    static Map<String, Inventory> of(Directory directory, Instant captured) {
        Map<String, Inventory> types = new TreeMap<>();
        types.put(WINDOWS_ROLE, new Inventory("1.0", captured, directory.roles));
        types.put(SERVICE, new Inventory("1.0", captured, directory.services));
        return Collections.unmodifiableMap(types);
    }

    static Inventory instanceInformation(SimNode node, Registration agent) {
        String status = !node.running() ? "Stopped" : agent.online() ? "Active" : "ConnectionLost";
        return new Inventory(
                "1.0",
                agent.lastPing(),
                List.of(row(
                        "AgentType", agent.agentType(),
                        "AgentVersion", agent.agentVersion(),
                        "ComputerName", agent.computerName(),
                        "InstanceId", node.id(),
                        "InstanceStatus", status,
                        "IpAddress", agent.ipAddress(),
                        "PlatformName", agent.platform().name(),
                        "PlatformType", agent.platform().type(),
                        "PlatformVersion", agent.platform().version(),
                        "ResourceType", node.kind().resourceType())));
    }

    private static Map<String, String> role(String name, String displayName, boolean installed) {
        return row(
                "Name",
                name,
                "DisplayName",
                displayName,
                "FeatureType",
                "Role",
                "Installed",
                installed ? "True" : "False",
                "InstalledState",
                installed ? "Installed" : "Available");
    }

    private static Map<String, String> service(String name, String displayName, String status) {
        return row(
                "Name", name,
                "DisplayName", displayName,
                "Status", status,
                "ServiceType", "Win32OwnProcess",
                "StartType", "Automatic");
    }

    /** In the order of their attributes, so that two runs answer alike. */
    private static Map<String, String> row(String... attributes) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            row.put(attributes[i], attributes[i + 1]);
        }
        return Collections.unmodifiableMap(row);
    }
}
