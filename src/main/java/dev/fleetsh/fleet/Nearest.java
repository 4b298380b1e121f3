package dev.fleetsh.fleet;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that a person may have meant by one that does not exist. */
public final class Nearest {
    private Nearest() {}

    /** The name with the fewest typing mistakes, or null where none is near. Case does not count. */
    public static @Nullable String to(String typed, Collection<String> names) {
        String word = typed.toLowerCase(Locale.ROOT);
        String nearest = null;
        int fewest = allowed(word) + 1;
        for (String name : names) {
            // No help: a name that does exist, elsewhere, and the session's own, which nobody mistypes.
            if (!name.equals(typed) && !name.startsWith("_") && Math.abs(name.length() - word.length()) < fewest) {
                int mistakes = mistakes(word, name.toLowerCase(Locale.ROOT));
                if (mistakes < fewest) {
                    nearest = name;
                    fewest = mistakes;
                }
            }
        }
        return nearest;
    }

    /** {@code did you mean "…"?}, or an empty text where no name is near. */
    public static String hint(String typed, Collection<String> names) {
        String nearest = to(typed, names);
        return nearest == null ? "" : "did you mean \"" + nearest + "\"?";
    }

    private static int allowed(String word) {
        return word.length() <= 1 ? 0 : word.length() <= 3 ? 1 : Math.max(2, word.length() / 3);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours. */
    private static int mistakes(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + changed);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
