package dev.fleetsh.remedy.plan;

import dev.fleetsh.fleet.Labelled;

/**
 * What a plan says about something that it does not change.
 *
 * @param about id of a node, or of a resource
 * @param text why, or what to do by hand; may have several lines
 */
public record Remark(Kind kind, String about, String text) {

    /** Why nothing is planned. */
    public enum Kind implements Labelled {
        /** It is as it should be. */
        NOTHING_TO_DO("nothing to do"),
        /** It can't be changed by this remedy. */
        CANNOT("cannot"),
        /** A person has to do it: the text is the instruction. */
        BY_HAND("by hand"),
        /** It would help too; other effects do it with less, or it is done only when asked for. */
        NOT_CHOSEN("not chosen");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
