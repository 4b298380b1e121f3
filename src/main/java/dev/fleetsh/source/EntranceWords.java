package dev.fleetsh.source;

import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers the options of an {@link Entrance}, which the command line and {@code load} share. */
public final class EntranceWords {
    private final List<String> accounts = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private @Nullable String role;
    private boolean organization;
    private @Nullable String externalId;
    private @Nullable String sessionName;

    /**
     * Takes an option.
     *
     * @param value its value, where it takes one
     * @return whether it is one of them
     */
    public boolean take(String name, Supplier<String> value) {
        switch (name) {
            case "--assume-role" -> role = value.get();
            case "--accounts" -> accounts.addAll(list(value.get()));
            case "--org" -> organization = true;
            case "--ou" -> units.addAll(list(value.get()));
            case "--external-id" -> externalId = value.get();
            case "--role-session-name" -> sessionName = value.get();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static List<String> list(String text) {
        return List.of(text.split(",")).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /**
     * What the options say; null where there was none.
     *
     * @throws UsageException where they contradict one another, or AWS would accept none like it
     */
    public @Nullable Entrance entrance() {
        if (role == null && !organization) {
            boolean accountsNamed = !accounts.isEmpty();
            if (accountsNamed || !units.isEmpty() || externalId != null || sessionName != null) {
                throw new UsageException(
                        (accountsNamed
                                        ? "--accounts"
                                        : units.isEmpty() ? "--external-id and --role-session-name" : "--ou")
                                + " without a role to assume",
                        "write --assume-role NAME with it, or --org");
            }
            return null;
        }
        return new Entrance(
                role == null ? Entrance.USUAL_ROLE : role,
                accounts,
                organization,
                units,
                externalId == null ? "" : externalId,
                sessionName == null ? Entrance.USUAL_SESSION : sessionName);
    }
}
