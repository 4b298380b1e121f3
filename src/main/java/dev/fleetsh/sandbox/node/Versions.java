package dev.fleetsh.sandbox.node;

import java.util.regex.Pattern;

/** Versions of numbers with dots between them. */
public final class Versions {
    private static final Pattern READABLE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})*");

    private Versions() {}

    /** Whether the text is a version. */
    public static boolean readable(String version) {
        return READABLE.matcher(version).matches();
    }

    /** Compares part by part, as numbers; missing parts are 0. Both are {@link #readable}. */
    public static int compare(String one, String other) {
        String[] left = one.split("\\.");
        String[] right = other.split("\\.");
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Integer.compare(
                    i < left.length ? Integer.parseInt(left[i]) : 0, i < right.length ? Integer.parseInt(right[i]) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
