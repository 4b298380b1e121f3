package dev.fleetsh.sandbox.world;

import org.jspecify.annotations.Nullable;

/**
 * What is true of a node and no AWS API tells; shared by ordinary nodes.
 *
 * @param domain the domain that the machine has joined, or null
 * @param domainRole {@code Win32_ComputerSystem.DomainRole}: 0 and 1 clients, 2 standalone, 3 member, 4 backup and 5
 *     primary controller
 * @param readOnlyController whether it is a read-only controller
 * @param nano whether Windows runs as Nano Server
 * @param lost why the agent can't be reached or holds no session channel; empty where it can
 * @param derived whether that reason lies in what AWS knows, such as a role or a security group, so that mending it
 *     helps; else it lies in the machine or on its way, and no API of AWS helps
 * @param story what the node is there to show; empty for ordinary nodes
 */
public record Truth(
        @Nullable Domain domain,
        int domainRole,
        boolean readOnlyController,
        boolean nano,
        String lost,
        boolean derived,
        String story) {
    private static final String HUNG = "the session worker of the agent hangs";

    /** What is true of a node whose reason for being out of reach, if there is one, lies in itself or on its way. */
    public Truth(
            @Nullable Domain domain,
            int domainRole,
            boolean readOnlyController,
            boolean nano,
            String lost,
            String story) {
        this(domain, domainRole, readOnlyController, nano, lost, false, story);
    }

    /** Whether something in the machine or on its way keeps its agent from Systems Manager, or from sessions. */
    public boolean ailing() {
        return !lost.isEmpty() && !derived;
    }

    /** Whether the agent's session worker hangs, which a restart of the agent ends. */
    public boolean hung() {
        return lost.equals(HUNG);
    }

    /** The same with a session worker that hangs, or with one that works. */
    public Truth withHung(boolean hangs) {
        return new Truth(domain, domainRole, readOnlyController, nano, hangs ? HUNG : "", false, story);
    }

    public boolean controller() {
        return domainRole >= 4;
    }
}
