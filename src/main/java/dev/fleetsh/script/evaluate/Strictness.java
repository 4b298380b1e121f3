package dev.fleetsh.script.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Complaints of Groovy's type checker that are none for a script: it runs dynamically, so type arguments mean nothing to it,
 * and where the type of a value is known only then, any call may be right.
 */
final class Strictness {
    private static final List<Pattern> NEVER = List.of(
            Pattern.compile("Ambiguous prototypes for closure.*", Pattern.DOTALL),
            Pattern.compile("Reference to method is ambiguous.*", Pattern.DOTALL),
            Pattern.compile("The closure shared variable.*", Pattern.DOTALL),
            Pattern.compile("Incompatible generic argument types.*", Pattern.DOTALL));
    private static final Pattern CALL = Pattern.compile(
            "Cannot call [^(\\[]*(?:\\(|accepts \\[)(.*?)(?:\\) with arguments|\\] with) \\[(.*)]\\s*", Pattern.DOTALL);
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "Cannot (?:assign|return) value of type (.*?) (?:to|for) .*? (?:of )?type (.*?)\\s*", Pattern.DOTALL);

    private Strictness() {}

    /** Whether the complaint says nothing of what the script does. */
    static boolean only(String complaint) {
        String plain = erased(complaint.strip().replaceFirst("^\\[Static type checking] - ", ""));
        if (NEVER.stream().anyMatch(pattern -> pattern.matcher(plain).matches())) {
            return true;
        }
        Matcher call = CALL.matcher(plain);
        if (call.matches()) {
            return fit(types(call.group(1)), types(call.group(2)));
        }
        Matcher assignment = ASSIGNMENT.matcher(plain);
        return assignment.matches()
                && fits(assignment.group(2).strip(), assignment.group(1).strip());
    }

    /** The text without type arguments. */
    private static String erased(String text) {
        String now = text.replace("#<init>", "#init");
        String before;
        do {
            before = now;
            now = now.replaceAll("<[^<>]*>", "");
        } while (!now.equals(before));
        return now;
    }

    private static List<String> types(String text) {
        List<String> types = new ArrayList<>();
        for (String type : text.split(",")) {
            if (!type.isBlank()) {
                types.add(type.strip());
            }
        }
        return types;
    }

    private static boolean fit(List<String> wanted, List<String> given) {
        if (wanted.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!fits(wanted.get(i), given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String wanted, String given) {
        if (wanted.equals(given) || given.equals("java.lang.Object") || given.contains("&")) {
            return true;
        }
        try {
            ClassLoader loader = Strictness.class.getClassLoader();
            return Class.forName(wanted, false, loader).isAssignableFrom(Class.forName(given, false, loader));
        } catch (ClassNotFoundException e) {
            // A type of the script, a type variable, an array or a primitive: what the checker says of those holds.
            return wanted.length() == 1 || given.length() == 1 || given.startsWith("#");
        }
    }
}
