package dev.fleetsh.sandbox.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses.
 *
 * @param address its first one
 * @param bits how many of its bits are fixed, 0 to 32
 */
public record Cidr(long address, int bits) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    /** All addresses. */
    public static final Cidr EVERYWHERE = new Cidr(0, 0);

    /**
     * The block of a text such as {@code 10.0.0.0/16}, or of a single address.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Cidr of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a block of IPv4 addresses: " + text);
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255) {
                throw new IllegalArgumentException("not a block of IPv4 addresses: " + text);
            }
            address = address << 8 | part;
        }
        int bits = parts.group(5) == null ? 32 : Integer.parseInt(parts.group(5));
        if (bits > 32) {
            throw new IllegalArgumentException("not a block of IPv4 addresses: " + text);
        }
        return new Cidr(address & mask(bits), bits);
    }

    /** Whether a text is a block or an address. */
    public static boolean readable(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether all of the other block is in this one. */
    public boolean contains(Cidr other) {
        return other.bits >= bits && (other.address & mask(bits)) == address;
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : 0xffffffffL << 32 - bits & 0xffffffffL;
    }

    @Override
    public String toString() {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255) + "/"
                + bits;
    }
}
