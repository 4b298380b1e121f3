package dev.fleetsh.sandbox.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands that were sent, newest first. It is seen and changed under the world's lock. */
final class Commands {
    private final Map<String, SentCommand> byId = new HashMap<>();
    private final Map<String, List<SentCommand>> byScope = new HashMap<>();

    void add(SentCommand command) {
        byId.put(command.id(), command);
        byScope.computeIfAbsent(scope(command.order().account(), command.order().region()), none -> new ArrayList<>())
                .add(0, command);
    }

    /** The command of a scope, or null. */
    @Nullable
    SentCommand find(String account, String region, String id) {
        SentCommand command = byId.get(id);
        return command != null
                        && command.order().account().equals(account)
                        && command.order().region().equals(region)
                ? command
                : null;
    }

    List<SentCommand> of(String account, String region) {
        return List.copyOf(byScope.getOrDefault(scope(account, region), List.of()));
    }

    private static String scope(String account, String region) {
        return account + "/" + region;
    }
}
