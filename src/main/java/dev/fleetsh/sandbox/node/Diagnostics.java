package dev.fleetsh.sandbox.node;

import dev.fleetsh.sandbox.world.Instance;
import dev.fleetsh.sandbox.world.SimKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code ssm-cli get-diagnostics} says of a machine, by the names and in the order that the agent's source has. */
final class Diagnostics {
    private static final String FIRST_AGENT = "3.1.501.0";
    private static final int NOTE = 60;

    private final Host host;
    private final List<Map<String, String>> checks = new ArrayList<>();

    private Diagnostics(Host host) {
        this.host = host;
    }

    static Ended ended(Host host) {
        String agent = host.agent().agentVersion();
        if (!Versions.readable(agent) || Versions.compare(agent, FIRST_AGENT) < 0) {
            return Json.line()
                    .with("error", "this ssm-cli has no get-diagnostics")
                    .ended();
        }
        return Json.line().with("checks", new Diagnostics(host).all()).ended();
    }

    private List<Map<String, String>> all() {
        boolean hybrid = host.node().kind() != SimKind.EC2;
        metadata(hybrid);
        if (hybrid) {
            add(
                    "Hybrid instance registration",
                    "Success",
                    "Instance has hybrid registration with instance id "
                            + host.node().id() + " in region " + host.region());
        } else {
            add("Hybrid instance registration", "Skipped", "Instance does not have hybrid registration");
        }
        for (String service : List.of("ssm", "ec2messages", "ssmmessages", "s3", "kms", "logs", "monitoring")) {
            connectivity(service);
        }
        add("AWS Credentials", "Success", "Credentials are available");
        add(
                "Agent service",
                "Success",
                host.windows() ? "Agent service is running as SYSTEM" : "Agent service is running as root");
        String proxy = host.machine().proxy();
        add(
                "Proxy configuration",
                proxy == null ? "Skipped" : "Success",
                proxy == null ? "No proxy configuration detected" : "Proxy configuration detected");
        if (host.windows()) {
            add("Windows sysprep image state", "Success", "IMAGE_STATE_COMPLETE");
        }
        String agent = host.agent().agentVersion();
        String newest = host.live().start().newestAgent(host.region());
        add(
                "SSM Agent version",
                "Success",
                agent.equals(newest)
                        ? "SSM Agent version is " + agent + " which is the latest version"
                        : "SSM Agent version is " + agent + ", latest is " + newest);
        return checks;
    }

    private void metadata(boolean hybrid) {
        Instance instance = host.node().instance();
        if (hybrid || instance == null) {
            add("EC2 IMDS", "Skipped", "Instance has hybrid registration");
        } else if (instance.metadataOptions().httpEndpoint().equals("disabled")) {
            add("EC2 IMDS", "Failed", "Failed to query IMDS: metadata is disabled");
        } else {
            add(
                    "EC2 IMDS",
                    "Success",
                    "IMDS is accessible and has instance id " + host.node().id() + " in region " + host.region());
        }
    }

    private void connectivity(String service) {
        String endpoint = service + "." + host.region() + ".amazonaws.com";
        boolean blocked = service.equals("ssmmessages")
                && !host.node().channelConnected()
                && host.truth().lost().matches(".*(path|endpoint).*");
        add(
                "Connectivity to " + service + " endpoint",
                blocked ? "Failed" : "Success",
                endpoint + (blocked ? " is not reachable: dial tcp: i/o timeout" : " is reachable"));
    }

    private void add(String check, String status, String note) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("c", check);
        row.put("s", status);
        row.put("n", note.length() > NOTE ? note.substring(0, NOTE) : note);
        checks.add(row);
    }
}
