package dev.fleetsh.check;

import dev.fleetsh.fleet.Fact;
import java.util.List;

/**
 * What was learnt of the machine that fleetsh runs on.
 *
 * @param cli the AWS CLI
 * @param plugin session-manager-plugin on the search path
 * @param endpoints endpoints that were dialled, none where none was
 * @param sshProxyCommand whether {@code ~/.ssh/config} sends {@code i-*} and {@code mi-*} through
 *     {@code aws ssm start-session}
 */
public record Workstation(Fact<Tool> cli, Fact<Tool> plugin, List<Endpoint> endpoints, Fact<Boolean> sshProxyCommand) {
    public Workstation {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * A program.
     *
     * @param version as it prints it, such as {@code 2.15.30} or {@code aws-cli/2.15.30 Python/3.11.8}; empty where it is
     *     not installed
     */
    public record Tool(boolean installed, String version) {
        public static final Tool MISSING = new Tool(false, "");
    }

    /**
     * An endpoint on port 443.
     *
     * @param host such as {@code ssmmessages.eu-west-3.amazonaws.com}
     * @param open whether a TLS connection came about
     */
    public record Endpoint(String host, Fact<Boolean> open) {}
}
