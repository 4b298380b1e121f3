package dev.fleetsh.remedy.plan;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a plan is called.
 *
 * @param id as people call it: {@code p7}; {@code probe-2} for one that only reads, and is not kept
 * @param uid 12 hexadecimal digits that no other plan has
 */
public record PlanName(String id, String uid) {
    private static final Pattern ID = Pattern.compile("(?:p|probe-)[0-9]{1,9}");
    private static final Pattern UID = Pattern.compile("[0-9a-f]{12}");

    /**
     * @throws IllegalArgumentException for names of another form: they go into comments, file names and scripts
     */
    public PlanName {
        if (!ID.matcher(id).matches() || !UID.matcher(uid).matches()) {
            throw new IllegalArgumentException("not the name of a plan: \"" + id + "-" + uid + "\"");
        }
    }

    /** A name with a uid by chance. */
    public static PlanName random(String id) {
        byte[] bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return new PlanName(id, HexFormat.of().formatHex(bytes));
    }

    /** What everything is marked with that the plan leaves in AWS and on nodes. */
    public String mark() {
        return "fleetsh " + id + "-" + uid;
    }
}
