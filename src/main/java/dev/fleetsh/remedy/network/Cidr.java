package dev.fleetsh.remedy.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of IPv4 addresses.
 *
 * @param address its first one
 * @param bits how many of its bits are fixed, 0 to 32
 */
public record Cidr(long address, int bits) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    public static final Cidr EVERYWHERE = new Cidr(0, 0);

    /** The block, or of one address the block of that one; null for everything else, such as IPv6. */
    public static @Nullable Cidr of(@Nullable Object text) {
        Matcher parts = TEXT.matcher(String.valueOf(text));
        if (!parts.matches()) {
            return null;
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255) {
                return null;
            }
            address = address << 8 | part;
        }
        int bits = parts.group(5) == null ? 32 : Integer.parseInt(parts.group(5));
        return bits > 32 ? null : new Cidr(address & mask(bits), bits);
    }

    public boolean contains(Cidr other) {
        return bits <= other.bits && (other.address & mask(bits)) == address;
    }

    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    private static long mask(int bits) {
        return 0xFFFFFFFFL << 32 - bits & 0xFFFFFFFFL;
    }

    @Override
    public String toString() {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255) + "/"
                + bits;
    }
}
