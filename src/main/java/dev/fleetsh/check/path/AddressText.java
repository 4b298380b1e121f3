package dev.fleetsh.check.path;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads addresses. Whatever is none gives null, never a look-up of a name. */
final class AddressText {
    private AddressText() {}

    static @Nullable BigInteger four(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        long value = 0;
        for (String part : parts) {
            int number = number(part, 255);
            if (number < 0) {
                return null;
            }
            value = value << 8 | number;
        }
        return BigInteger.valueOf(value);
    }

    static @Nullable BigInteger six(String text) {
        int gap = text.indexOf("::");
        List<String> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<String> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
        int missing = 8 - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return null;
        }
        List<String> all = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            all.add("0");
        }
        all.addAll(tail);
        BigInteger value = BigInteger.ZERO;
        for (String group : all) {
            if (!group.matches("[0-9a-fA-F]{1,4}")) {
                return null;
            }
            value = value.shiftLeft(16).or(BigInteger.valueOf(Integer.parseInt(group, 16)));
        }
        return value;
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    }

    /** A number from 0 to the most, or -1 for everything else. */
    static int number(String text, int most) {
        if (!text.matches("\\d{1,3}")) {
            return -1;
        }
        int value = Integer.parseInt(text);
        return value > most ? -1 : value;
    }
}
