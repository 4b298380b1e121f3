package dev.fleetsh.fleet;

/** A value that people and AWS write in another way than Java names it. */
public interface Labelled {
    /** The word as people, or AWS, write it. */
    String label();

    /** The value of that label, in any case of letters, or the other where there is none. */
    static <E extends Enum<E> & Labelled> E find(Class<E> type, String label, E other) {
        for (E value : type.getEnumConstants()) {
            if (value.label().equalsIgnoreCase(label)) {
                return value;
            }
        }
        return other;
    }
}
