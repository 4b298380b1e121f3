package dev.fleetsh.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Version of the SSM Agent: up to four numbers of at most six digits, padded with zeros to four and compared as numbers.
 * The agent's own strict comparison calls fewer parts smaller; AWS's documents use three and four parts for the same
 * release, so fleetsh pads.
 */
public final class AgentVersion implements Comparable<AgentVersion> {
    private static final Pattern SHAPE =
            Pattern.compile("(?:SSM Agent version:\\s*)?v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:\\.(\\d+))?(?:-\\d+)?");
    private static final int PART_BITS = 20;
    private static final long PART_MASK = (1L << PART_BITS) - 1;
    private static final int PART_LIMIT = 999_999;

    private final long high;
    private final long low;

    private AgentVersion(int first, int second, int third, int fourth) {
        this.high = ((long) first << PART_BITS) | second;
        this.low = ((long) third << PART_BITS) | fourth;
    }

    /**
     * @throws IllegalArgumentException when a part is negative or has more than six digits
     */
    public static AgentVersion of(int first, int second, int third, int fourth) {
        for (int part : new int[] {first, second, third, fourth}) {
            if (part < 0 || part > PART_LIMIT) {
                throw new IllegalArgumentException("version part out of range: " + part);
            }
        }
        return new AgentVersion(first, second, third, fourth);
    }

    /**
     * Reads what agents, package tools and AWS print: surrounding spaces, {@code SSM Agent version: 3.3.1.0},
     * {@code 3.3.987.0-1} and {@code v3.3.1.0} are accepted.
     *
     * @return null for everything else: empty, words, more than four parts, parts of more than six digits
     */
    public static @Nullable AgentVersion parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        AgentVersion plain = plain(text);
        if (plain != null) {
            return plain;
        }
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        int[] parts = new int[4];
        for (int i = 0; i < 4; i++) {
            String digits = matcher.group(i + 1);
            if (digits != null) {
                if (digits.length() > 6) {
                    return null;
                }
                parts[i] = Integer.parseInt(digits);
            }
        }
        return new AgentVersion(parts[0], parts[1], parts[2], parts[3]);
    }

    /** Numbers and dots only, without the pattern, which would cost a closure more than the comparison; null for the rest. */
    private static @Nullable AgentVersion plain(String text) {
        int[] parts = new int[4];
        int part = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && digits < 6) {
                parts[part] = parts[part] * 10 + c - '0';
                digits++;
            } else if (c == '.' && digits > 0 && part < 3) {
                part++;
                digits = 0;
            } else {
                return null;
            }
        }
        return digits == 0 ? null : new AgentVersion(parts[0], parts[1], parts[2], parts[3]);
    }

    /**
     * A version that is written in code or typed by a person.
     *
     * @throws UsageException when it can't be read
     */
    public static AgentVersion require(String text) {
        AgentVersion version = parse(text);
        if (version == null) {
            throw new UsageException(
                    "not an agent version: '" + text + "'", "write one to four numbers, as in 3.0.222.0");
        }
        return version;
    }

    /** One of the four parts, counted from 0. */
    public int part(int index) {
        long half = index < 2 ? high : low;
        return (int) (index % 2 == 0 ? half >>> PART_BITS : half & PART_MASK);
    }

    public boolean isBelow(String other) {
        return compareTo(require(other)) < 0;
    }

    public boolean isAtLeast(String other) {
        return compareTo(require(other)) >= 0;
    }

    /** Whether this version satisfies a range such as {@code >=3.0.222 <3.3}. */
    public boolean isIn(String range) {
        return VersionRange.parse(range).contains(this);
    }

    @Override
    public int compareTo(AgentVersion other) {
        int byHigh = Long.compare(high, other.high);
        return byHigh != 0 ? byHigh : Long.compare(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AgentVersion version && high == version.high && low == version.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }

    @Override
    public String toString() {
        return part(0) + "." + part(1) + "." + part(2) + "." + part(3);
    }
}
