package dev.fleetsh.sandbox.world;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A machine of the simulated fleet.
 *
 * @param id {@code i-…} or {@code mi-…} with 17 hexadecimal digits
 * @param name what people call it: an instance's tag Name, a hybrid node's registered name
 * @param labels tags but for Name; equal sets are shared between nodes
 * @param instance EC2's view, null for hybrid and edge nodes
 * @param registration Systems Manager's view, null where the machine never registered
 * @param channelConnected whether it holds a Session Manager control channel
 * @param inventory gathered types by name, such as {@code AWS:WindowsRole}; {@link #inventory(String)} knows more
 * @param truth what no API tells
 * @param machine what is on the machine itself
 */
public record SimNode(
        String id,
        SimKind kind,
        String name,
        Map<String, String> labels,
        @Nullable Instance instance,
        @Nullable Registration registration,
        boolean channelConnected,
        Map<String, Inventory> inventory,
        Truth truth,
        Machine machine) {

    /** Inventory type that every registered node has. */
    public static final String INSTANCE_INFORMATION = "AWS:InstanceInformation";

    /** A node whose machine is nothing special. */
    public SimNode(
            String id,
            SimKind kind,
            String name,
            Map<String, String> labels,
            @Nullable Instance instance,
            @Nullable Registration registration,
            boolean channelConnected,
            Map<String, Inventory> inventory,
            Truth truth) {
        this(
                id,
                kind,
                name,
                labels,
                instance,
                registration,
                channelConnected,
                inventory,
                truth,
                usual(registration, truth));
    }

    private static Machine usual(@Nullable Registration registration, Truth truth) {
        if (registration == null || truth.controller()) {
            return Machine.BARE;
        }
        return registration.platform().type().equals("Windows") ? Machine.WINDOWS : Machine.LINUX;
    }

    /** The node with this view of EC2. */
    public SimNode withInstance(Instance newInstance) {
        return new SimNode(
                id, kind, name, labels, newInstance, registration, channelConnected, inventory, truth, machine);
    }

    /** The node with this registration; null for none. */
    public SimNode withRegistration(@Nullable Registration newRegistration) {
        return new SimNode(
                id, kind, name, labels, instance, newRegistration, channelConnected, inventory, truth, machine);
    }

    /** The node with or without a session channel. */
    public SimNode withChannel(boolean connected) {
        return new SimNode(id, kind, name, labels, instance, registration, connected, inventory, truth, machine);
    }

    /** The node with this truth about it. */
    public SimNode withTruth(Truth newTruth) {
        return new SimNode(
                id, kind, name, labels, instance, registration, channelConnected, inventory, newTruth, machine);
    }

    /** The node with this name; empty for none. */
    public SimNode withName(String newName) {
        return new SimNode(
                id, kind, newName, labels, instance, registration, channelConnected, inventory, truth, machine);
    }

    /** The node with these tags but for Name. */
    public SimNode withLabels(Map<String, String> newLabels) {
        return new SimNode(
                id, kind, name, newLabels, instance, registration, channelConnected, inventory, truth, machine);
    }

    /** The node with this inside. */
    public SimNode withMachine(Machine newMachine) {
        return new SimNode(
                id, kind, name, labels, instance, registration, channelConnected, inventory, truth, newMachine);
    }

    /** EC2 tags of an instance, with Name; tags of the managed node for others. */
    public Map<String, String> tags() {
        if (kind != SimKind.EC2 || name.isEmpty()) {
            return labels;
        }
        Map<String, String> all = new TreeMap<>(labels);
        all.put("Name", name);
        return Collections.unmodifiableMap(all);
    }

    public boolean running() {
        return instance == null || instance.state().equals("running");
    }

    /**
     * Whether Systems Manager's listings show it: registered, and neither stopped nor terminated where it is an
     * instance.
     */
    public boolean listed() {
        return registration != null && running();
    }

    /** One inventory type, or null where the node has not reported it. */
    public @Nullable Inventory inventory(String type) {
        Registration agent = registration;
        return type.equals(INSTANCE_INFORMATION) && agent != null
                ? Inventories.instanceInformation(this, agent)
                : inventory.get(type);
    }
}
