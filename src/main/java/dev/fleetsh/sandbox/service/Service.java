package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.wire.Protocol;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A simulated service. */
public final class Service {
    private final String name;
    private final boolean global;
    private final Protocol protocol;
    private final CommonErrors errors;
    private final OperationTable operations;

    private Service(
            String name,
            boolean global,
            Protocol protocol,
            CommonErrors errors,
            List<Supplier<List<Operation<?, ?>>>> groups) {
        this.name = name;
        this.global = global;
        this.protocol = protocol;
        this.errors = errors;
        this.operations = new OperationTable(groups);
    }

    /** A service that answers for the Region that it is called in. */
    public static Service regional(String name, Protocol protocol, CommonErrors errors, Operation<?, ?>... operations) {
        return new Service(name, false, protocol, errors, List.of(() -> List.of(operations)));
    }

    /**
     * A service that answers for the Region that it is called in.
     *
     * @param groups of operations, what is called most first; each is made when it is needed
     */
    public static Service regional(
            String name, Protocol protocol, CommonErrors errors, List<Supplier<List<Operation<?, ?>>>> groups) {
        return new Service(name, false, protocol, errors, groups);
    }

    /** A service that answers for every Region. */
    public static Service global(String name, Protocol protocol, CommonErrors errors, Operation<?, ?>... operations) {
        return new Service(name, true, protocol, errors, List.of(() -> List.of(operations)));
    }

    /** Its signing name, which its IAM actions begin with too. */
    public String name() {
        return name;
    }

    /** Whether it answers for every Region. */
    public boolean global() {
        return global;
    }

    public Protocol protocol() {
        return protocol;
    }

    /** The errors that any call of it can meet. */
    public CommonErrors errors() {
        return errors;
    }

    /** The operation of that name, or null. */
    public @Nullable Operation<?, ?> operation(String operationName) {
        return operations.find(operationName);
    }
}
