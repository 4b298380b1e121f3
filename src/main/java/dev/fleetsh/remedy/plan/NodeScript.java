package dev.fleetsh.remedy.plan;

import java.util.regex.Pattern;

/**
 * A script that runs on nodes. It prints one JSON line.
 *
 * @param id words in lower case with dashes between them, such as {@code probe-domain}
 * @param version 1 or more; it goes up whenever the text changes what it does
 * @param language what runs it
 * @param text the whole script; its first line is {@code # fleetsh: ID VERSION} for shipped ones
 * @param readOnly whether it changes nothing on the node
 */
public record NodeScript(String id, int version, Language language, String text, boolean readOnly) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Which document of Systems Manager runs it. */
    public enum Language {
        SHELL("AWS-RunShellScript"),
        POWERSHELL("AWS-RunPowerShellScript");

        private final String document;

        Language(String document) {
            this.document = document;
        }

        public String document() {
            return document;
        }
    }

    public NodeScript {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "not the id of a script: \"" + id + "\"; write words in lower case with dashes between them");
        }
    }

    /** Id and version, as {@code probe-domain 1}. */
    public String label() {
        return id + " " + version;
    }
}
