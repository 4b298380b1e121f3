package dev.fleetsh.sandbox.service.ec2;

import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * Selects things of a kind by ids and filters. Filters that aren't simulated are refused like unknown ones.
 *
 * @param properties what each filter compares
 * @param tags the thing's tags
 */
record Selector<T>(Map<String, Function<T, Stream<String>>> properties, Function<T, Map<String, String>> tags) {
    /** Those that all filters let pass. */
    List<T> select(Collection<T> all, List<Filter> filters) {
        List<T> selected = new ArrayList<>(all);
        for (Filter filter : filters) {
            String name = filter.name();
            if (name == null || filter.values().isEmpty()) {
                throw ServiceError.of(
                        "MissingParameter", "The request must contain the parameters name and value of a filter");
            }
            Wildcards values = Wildcards.of(filter.values());
            selected.removeIf(thing -> actual(name, thing).noneMatch(values::matches));
            if (selected.isEmpty() && !known(name)) {
                throw unknown(name);
            }
        }
        return selected;
    }

    private boolean known(String name) {
        return properties.containsKey(name) || name.equals("tag-key") || name.startsWith("tag:");
    }

    private Stream<String> actual(String name, T thing) {
        if (name.equals("tag-key")) {
            return tags.apply(thing).keySet().stream();
        } else if (name.startsWith("tag:")) {
            return Stream.ofNullable(tags.apply(thing).get(name.substring("tag:".length())));
        }
        Function<T, Stream<String>> property = properties.get(name);
        if (property == null) {
            throw unknown(name);
        }
        return property.apply(thing);
    }

    private static ServiceError unknown(String name) {
        return ServiceError.of("InvalidParameterValue", "The filter '" + name + "' is invalid");
    }

    /**
     * The things with these ids; all where none is given.
     *
     * @param code of the error where there is no such thing
     * @param kind as the error's text calls it, such as {@code vpc ID}
     */
    static <T> Collection<T> byIds(Map<String, T> all, List<String> ids, String code, String kind) {
        if (ids.isEmpty()) {
            return all.values();
        }
        List<T> found = new ArrayList<>();
        for (String id : ids) {
            found.add(byId(all, id, code, kind));
        }
        return found;
    }

    /** The thing with this id. */
    static <T> T byId(Map<String, T> all, String id, String code, String kind) {
        if (id == null) {
            throw ServiceError.of("MissingParameter", "The request must contain the parameter " + kind);
        }
        T thing = all.get(id);
        if (thing == null) {
            throw ServiceError.of(code, "The " + kind + " '" + id + "' does not exist");
        }
        return thing;
    }

    /** A property with one value. */
    static <T> Function<T, Stream<String>> one(Function<T, String> value) {
        return thing -> Stream.of(value.apply(thing));
    }
}
