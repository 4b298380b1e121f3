package dev.fleetsh.sandbox.world;

/** Gives ids and addresses that are unique in a world and follow from its seed. */
final class Serials {
    private final long salt;
    private final int[] addresses = new int[Place.values().length];
    private long next;

    Serials(long seed) {
        this.salt = mix(seed);
    }

    /** A new id: the prefix and 17 hexadecimal digits. */
    String id(String prefix) {
        return prefix + "0" + hex(salt + next++);
    }

    /**
     * A new address in the private range of a place. Four subnets share the range; the block of each holds 16,384
     * addresses, and further blocks of it make room for a million nodes.
     *
     * @param subnet number of the subnet, 0 to 3
     */
    String address(Place place, int subnet) {
        int number = ++addresses[place.ordinal()];
        int second = place.ordinal() * 16 + (number >>> 14 & 15);
        return "10." + second + "." + (subnet << 6 | number >>> 8 & 63) + "." + (number & 255);
    }

    /** A fixed identifier in the shape of a random UUID. */
    static String uuid(String of) {
        String high = hex(of.hashCode());
        String low = hex(~of.hashCode());
        return high.substring(0, 8) + "-" + high.substring(8, 12) + "-4" + high.substring(13) + "-8"
                + low.substring(1, 4) + "-" + low.substring(4);
    }

    /** Sixteen hexadecimal digits; different numbers give different digits, since the mixing can be undone. */
    static String hex(long number) {
        String digits = Long.toHexString(mix(number));
        return "0".repeat(16 - digits.length()) + digits;
    }

    /** The finaliser of SplitMix64, a permutation of the 64-bit numbers. */
    static long mix(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
