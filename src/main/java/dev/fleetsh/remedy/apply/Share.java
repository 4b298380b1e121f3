package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number, or a part of a whole.
 *
 * @param number 0 or more; of a percentage at most 100
 * @param percent whether it is a percentage
 */
public record Share(int number, boolean percent) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(%?)");
    private static final int WHOLE = 100;

    /**
     * @throws IllegalArgumentException for numbers out of range
     */
    public Share {
        if (number < 0 || percent && number > WHOLE) {
            throw new IllegalArgumentException("no share: " + number + (percent ? "%" : ""));
        }
    }

    /**
     * Reads {@code 10%} or {@code 5}.
     *
     * @throws UsageException for anything else
     */
    public static Share parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || !form.group(2).isEmpty() && Integer.parseInt(form.group(1)) > WHOLE) {
            throw new UsageException("\"" + text + "\" is no number and no percentage", "write it as in 5 or 10%");
        }
        return new Share(Integer.parseInt(form.group(1)), !form.group(2).isEmpty());
    }

    /** How many of so many; parts of one are left away. */
    public int of(int all) {
        return percent ? (int) ((long) all * number / WHOLE) : number;
    }

    @Override
    public String toString() {
        return number + (percent ? "%" : "");
    }
}
