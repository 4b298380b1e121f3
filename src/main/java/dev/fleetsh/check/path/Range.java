package dev.fleetsh.check.path;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Addresses one after another. Those of IPv6 are counted behind all of IPv4, so that both families go into one set.
 *
 * @param first the lowest
 * @param last the highest
 */
record Range(BigInteger first, BigInteger last) {
    private static final BigInteger BEHIND = BigInteger.ONE.shiftLeft(32);

    /** Of a block such as {@code 10.0.0.0/16} or {@code 2001:db8::/32}, or of one address; null for any other text. */
    static @Nullable Range of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean six = address.indexOf(':') >= 0;
        int width = six ? 128 : 32;
        BigInteger value = six ? AddressText.six(address) : AddressText.four(address);
        int bits = slash < 0 ? width : AddressText.number(text.substring(slash + 1), width);
        if (value == null || bits < 0) {
            return null;
        }
        BigInteger first = value.shiftRight(width - bits).shiftLeft(width - bits);
        BigInteger offset = six ? BEHIND : BigInteger.ZERO;
        BigInteger size = BigInteger.ONE.shiftLeft(width - bits);
        return new Range(first.add(offset), first.add(offset).add(size).subtract(BigInteger.ONE));
    }

    /** How many bits count its addresses; the fewer, the more specific it is as a route. */
    int size() {
        return last.subtract(first).bitLength();
    }

    boolean contains(Range other) {
        return first.compareTo(other.first) <= 0 && other.last.compareTo(last) <= 0;
    }
}
