package dev.fleetsh.sandbox.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Form parameters as the tree that their dotted names spell: `Filter.1.Value.2`. */
final class Parameters {
    private static final Parameters NONE = new Parameters();

    private final Map<String, Parameters> children = new HashMap<>();
    private @Nullable String text;

    /** The parameters of the query string and of the form in the body. */
    static Parameters of(WireRequest request) {
        Parameters root = new Parameters();
        root.add(request.query());
        root.add(request.text());
        return root;
    }

    /** The parameters of the query string alone, those without a value included. */
    static Parameters ofQuery(WireRequest request) {
        Parameters root = new Parameters();
        for (String pair : request.query().split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            root.children.computeIfAbsent(name, unknown -> new Parameters()).text =
                    equals < 0 ? "" : decode(pair.substring(equals + 1));
        }
        return root;
    }

    /** Whether a parameter of that name was sent, with or without a value. */
    boolean given(String name) {
        return children.containsKey(name);
    }

    private void add(String form) {
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                Parameters place = this;
                for (String part : decode(pair.substring(0, equals)).split("\\.")) {
                    place = place.children.computeIfAbsent(part, name -> new Parameters());
                }
                place.text = decode(pair.substring(equals + 1));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ServiceError.of("MalformedQueryString", "The query string contains a syntax error.");
        }
    }

    /** Whether nothing was sent here. */
    boolean isEmpty() {
        return text == null && children.isEmpty();
    }

    /** The value of this parameter itself. */
    Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** The value of the parameter of that name. */
    Optional<String> text(String name) {
        return child(name).text();
    }

    /** What is below a part of a name; empty where nothing was sent. */
    Parameters child(String name) {
        return children.getOrDefault(name, NONE);
    }

    /** How many elements 1, 2, 3 … follow each other without a gap. */
    int elements() {
        int count = 0;
        while (children.containsKey(Integer.toString(count + 1))) {
            count++;
        }
        return count;
    }
}
