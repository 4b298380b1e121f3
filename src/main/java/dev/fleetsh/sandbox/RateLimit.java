package dev.fleetsh.sandbox;

/**
 * A row of the table of rates.
 *
 * @param operations one operation as IAM writes it, or the beginning of several with a star
 * @param perSecond tokens a second
 * @param burst tokens in a full bucket
 */
record RateLimit(String operations, double perSecond, double burst) {
    /** A row of the table, whose cells stand between tabs. */
    static RateLimit of(String line) {
        String[] cells = line.split("\t", -1);
        return new RateLimit(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
    }

    boolean matches(String operation) {
        int star = operations.indexOf('*');
        return star < 0
                ? operations.equals(operation)
                : operation.startsWith(operations.substring(0, star))
                        && operation.substring(star).endsWith(operations.substring(star + 1));
    }
}
