package dev.fleetsh.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ssm-cli get-diagnostics} says on a node. A check that broke off is absent from its output, so that absence
 * means unknown, and newer agents know further checks.
 *
 * @param checks in the order in which the agent names them
 */
public record Diagnostics(List<Check> checks) {
    public Diagnostics {
        checks = List.copyOf(checks);
    }

    /** Outcome of one check. */
    public enum Status implements Labelled {
        SUCCESS("Success"),
        FAILED("Failed"),
        SKIPPED("Skipped"),
        /** A value that this version does not know. */
        OTHER("other");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }

        /** The value that the agent spells so, or {@link #OTHER}. */
        public static Status of(String label) {
            return Labelled.find(Status.class, label, OTHER);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * One check.
     *
     * @param name the agent's own, such as {@code Connectivity to ssm endpoint}
     * @param note the agent's words, perhaps cut
     */
    public record Check(String name, Status status, String note) {
        @Override
        public String toString() {
            return name + ": " + status + (note.isEmpty() ? "" : " (" + note + ")");
        }
    }

    /** The check of that name, or null where it is absent. */
    public @Nullable Check named(String name) {
        for (Check check : checks) {
            if (check.name().equalsIgnoreCase(name)) {
                return check;
            }
        }
        return null;
    }

    /** Checks that failed. */
    public List<Check> failed() {
        return checks.stream().filter(check -> check.status() == Status.FAILED).toList();
    }

    @Override
    public String toString() {
        List<Check> failed = failed();
        return checks.size()
                + (checks.size() == 1 ? " check, " : " checks, ")
                + (failed.isEmpty()
                        ? "none failed"
                        : "failed: "
                                + String.join(
                                        ", ", failed.stream().map(Check::name).toList()));
    }
}
