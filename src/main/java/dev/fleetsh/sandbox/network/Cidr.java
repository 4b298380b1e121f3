package dev.fleetsh.sandbox.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 or IPv6 addresses.
 *
 * @param six whether they are IPv6
 * @param high the upper 64 bits of its first address; 0 for IPv4
 * @param address the lower 64 bits, of which IPv4 uses 32
 * @param bits how many of its bits are fixed, 0 to 32, or to 128 for IPv6
 */
public record Cidr(boolean six, long high, long address, int bits) {
    private static final Pattern FOUR =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
    private static final Pattern SIX = Pattern.compile("([0-9a-fA-F:]*:[0-9a-fA-F:]*)(?:/(\\d{1,3}))?");

    /** A block of IPv4 addresses. */
    public Cidr(long address, int bits) {
        this(false, 0, address, bits);
    }

    /**
     * The block of a text such as {@code 10.0.0.0/16} or {@code 2001:db8::/32}, or of a single address.
     *
     * @throws IllegalArgumentException where it is neither
     */
    public static Cidr of(String text) {
        Matcher six = SIX.matcher(text);
        return six.matches() ? six(text, six) : four(text, FOUR.matcher(text));
    }

    private static Cidr four(String text, Matcher parts) {
        if (!parts.matches()) {
            throw malformed(text);
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(parts.group(i));
            if (part > 255) {
                throw malformed(text);
            }
            address = address << 8 | part;
        }
        int bits = parts.group(5) == null ? 32 : Integer.parseInt(parts.group(5));
        if (bits > 32) {
            throw malformed(text);
        }
        return new Cidr(address & mask(bits + 32) & 0xffffffffL, bits);
    }

    private static Cidr six(String text, Matcher parts) {
        int bits = parts.group(2) == null ? 128 : Integer.parseInt(parts.group(2));
        if (bits > 128) {
            throw malformed(text);
        }
        ByteBuffer bytes;
        try {
            // A text with a colon is taken for an address and never looked up.
            bytes = ByteBuffer.wrap(InetAddress.getByName(parts.group(1)).getAddress());
        } catch (UnknownHostException e) {
            throw malformed(text);
        }
        if (bytes.capacity() != 16) {
            throw malformed(text);
        }
        return new Cidr(true, bytes.getLong() & mask(Math.min(64, bits)), bytes.getLong() & mask(bits - 64), bits);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("not a block of addresses: " + text);
    }

    /** Whether a text is a block or an address of IPv4. */
    public static boolean readable(String text) {
        return !text.contains(":") && any(text);
    }

    /** Whether a text is a block or an address of IPv6. */
    public static boolean readableSix(String text) {
        return text.contains(":") && any(text);
    }

    /** Whether a text is a block or an address of either. */
    public static boolean any(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether all of the other block is in this one. */
    public boolean contains(Cidr other) {
        if (six != other.six || other.bits < bits) {
            return false;
        }
        return six
                ? (other.high & mask(Math.min(64, bits))) == high && (other.address & mask(bits - 64)) == address
                : (other.address & mask(bits + 32)) == address;
    }

    /** The upper bits of 64, none for a number that is not positive. */
    private static long mask(int bits) {
        return bits <= 0 ? 0 : -1L << 64 - bits;
    }

    @Override
    public String toString() {
        if (six && high == 0 && address == 0) {
            return "::/" + bits;
        }
        if (six) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                long half = i < 4 ? high : address;
                text.append(i == 0 ? "" : ":").append(Long.toHexString(half >>> 48 - 16 * (i % 4) & 0xffff));
            }
            // The last run of zeros alone is shortened, as the blocks of EC2 end in one.
            return text.toString().replaceFirst("(:0)+$", "::") + "/" + bits;
        }
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255) + "/"
                + bits;
    }
}
