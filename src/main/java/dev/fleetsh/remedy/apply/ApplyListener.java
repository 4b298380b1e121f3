package dev.fleetsh.remedy.apply;

/** Watches an apply, on its thread. */
@FunctionalInterface
public interface ApplyListener {
    /** Watches nothing. */
    ApplyListener NONE = event -> {};

    void on(ApplyEvent event);
}
