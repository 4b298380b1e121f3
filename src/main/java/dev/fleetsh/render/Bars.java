package dev.fleetsh.render;

/** Bars of a chart. */
final class Bars {
    private Bars() {}

    /**
     * One sign a node while they have room; never none for a number above 0.
     *
     * @param most the number that the longest bar stands for
     * @param longest its length in columns
     */
    static String of(int number, int most, int longest) {
        if (number <= 0 || longest <= 0) {
            return "";
        }
        long length = most <= longest ? number : Math.max(1, Math.round((double) number * longest / most));
        return "▇".repeat((int) Math.min(length, longest));
    }
}
