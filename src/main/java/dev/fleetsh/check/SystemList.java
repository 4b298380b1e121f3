package dev.fleetsh.check;

import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AWS's list of operating systems that the agent supports, from dated data. */
final class SystemList {
    private static final Pattern VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");
    private static final List<Entry> ENTRIES =
            DataFile.read("systems.tsv").stream().map(Entry::of).toList();

    private SystemList() {}

    /** Where a system stands. */
    enum Standing {
        LISTED,
        /** Its name is listed, its version is not. */
        VERSION_NOT_LISTED,
        NAME_NOT_LISTED,
        /** The version is too short, or is none, to tell. */
        UNDECIDED
    }

    static Standing standing(Platform platform, Edition edition) {
        String name = platform.name().toLowerCase(Locale.ROOT);
        List<Entry> named = ENTRIES.stream()
                .filter(entry -> entry.family == platform.type()
                        && entry.editions.contains(edition.label())
                        && name.startsWith(entry.name))
                .toList();
        if (named.isEmpty()) {
            return name.isEmpty() ? Standing.UNDECIDED : Standing.NAME_NOT_LISTED;
        }
        int[] version = version(platform.version());
        if (version == null) {
            return Standing.UNDECIDED;
        }
        Standing standing = Standing.VERSION_NOT_LISTED;
        for (Entry entry : named) {
            Standing one = entry.standing(version);
            if (one == Standing.LISTED) {
                return one;
            }
            if (one == Standing.UNDECIDED) {
                standing = one;
            }
        }
        return standing;
    }

    /** The parts of a dotted version, or null for anything else. */
    static int @Nullable [] version(String text) {
        Matcher matcher = VERSION.matcher(text.strip());
        return matcher.matches()
                ? Arrays.stream(matcher.group().split("\\."))
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : null;
    }

    private record Entry(
            PlatformType family, List<String> editions, String name, int[] lowest, int @Nullable [] highest) {
        static Entry of(DataFile.Row row) {
            int[] lowest = version(row.text("lowest"));
            if (lowest == null) {
                throw new IllegalStateException(row.file() + ": no lowest version for " + row.text("name"));
            }
            return new Entry(
                    PlatformType.of(row.text("family")),
                    List.of(row.text("editions").split(" ")),
                    row.text("name"),
                    lowest,
                    version(row.text("highest")));
        }

        Standing standing(int[] version) {
            int low = compare(version, lowest);
            int high = highest == null ? -1 : compare(version, highest);
            if (low < 0 || high > 0) {
                return Standing.VERSION_NOT_LISTED;
            }
            // A version that stops short of a bound may lie on either side of it.
            boolean shortOfLow = low == 0 && version.length < lowest.length && rest(lowest, version.length) > 0;
            boolean shortOfHigh = highest != null && high == 0 && version.length < highest.length;
            return shortOfLow || shortOfHigh ? Standing.UNDECIDED : Standing.LISTED;
        }

        private static int compare(int[] version, int[] bound) {
            int shared = Math.min(version.length, bound.length);
            for (int i = 0; i < shared; i++) {
                if (version[i] != bound[i]) {
                    return Integer.compare(version[i], bound[i]);
                }
            }
            return 0;
        }

        private static int rest(int[] bound, int from) {
            return Arrays.stream(bound, from, bound.length).sum();
        }
    }
}
