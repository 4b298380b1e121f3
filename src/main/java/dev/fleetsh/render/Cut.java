package dev.fleetsh.render;

/** Words for what is left out. */
final class Cut {
    private Cut() {}

    /**
     * @param rows number of rows left out, 0 for none
     * @param more whether nobody knows how many follow
     */
    static String rows(int rows, boolean more) {
        return more ? "… and more; how many is not known" : rows > 0 ? "… " + rows + " more" : "";
    }
}
