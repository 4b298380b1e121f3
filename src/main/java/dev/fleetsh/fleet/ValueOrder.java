package dev.fleetsh.fleet;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * An order of any two values: by their own order where they have a common one, numbers by size whatever their types, lists
 * item by item, everything else by its spelling.
 */
public final class ValueOrder implements Comparator<Object> {
    public static final ValueOrder INSTANCE = new ValueOrder();

    private ValueOrder() {}

    @Override
    @SuppressWarnings("unchecked")
    public int compare(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b && left.getClass() != right.getClass()) {
            return decimal(a).compareTo(decimal(b));
        }
        if (left instanceof Comparable<?> && left.getClass() == right.getClass()) {
            return ((Comparable<Object>) left).compareTo(right);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return lists(a, b);
        }
        return left.toString().compareTo(right.toString());
    }

    /** Whether values of that kind have an order of their own, and not only a spelling. */
    static boolean orders(Object value) {
        return value instanceof Comparable<?> || value instanceof CharSequence;
    }

    private int lists(List<?> left, List<?> right) {
        Iterator<?> a = left.iterator();
        Iterator<?> b = right.iterator();
        while (a.hasNext() && b.hasNext()) {
            int order = compare(nothingAsText(a.next()), nothingAsText(b.next()));
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(a.hasNext(), b.hasNext());
    }

    private static Object nothingAsText(@org.jspecify.annotations.Nullable Object item) {
        return item == null ? "" : item;
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Double || number instanceof Float
                ? finite(number.doubleValue())
                : new BigDecimal(number.toString());
    }

    /** Infinities and NaN, which no decimal can be, at the ends. */
    private static BigDecimal finite(double number) {
        if (Double.isFinite(number)) {
            return BigDecimal.valueOf(number);
        }
        return BigDecimal.valueOf(number < 0 ? -Double.MAX_VALUE : Double.MAX_VALUE);
    }
}
