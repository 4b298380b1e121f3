package dev.fleetsh.remedy.plan;

import dev.fleetsh.fleet.Labelled;

/**
 * What could go wrong.
 *
 * @param level how grave
 * @param text in a sentence; empty for none
 */
public record Risk(Level level, String text) {

    /** How grave it is. */
    public enum Level implements Labelled {
        NONE("none"),
        LOW("low"),
        MEDIUM("medium"),
        HIGH("high"),
        TIER_0("Tier 0");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
