package dev.fleetsh.sandbox.service.ssm;

import java.util.Collection;

/** The operators of filters. */
enum Comparison {
    EQUAL("Equal") {
        @Override
        boolean test(String actual, Collection<String> values) {
            return values.contains(actual);
        }
    },
    NOT_EQUAL("NotEqual") {
        @Override
        boolean test(String actual, Collection<String> values) {
            return !values.contains(actual);
        }
    },
    BEGIN_WITH("BeginWith") {
        @Override
        boolean test(String actual, Collection<String> values) {
            return values.stream().anyMatch(actual::startsWith);
        }
    },
    /** By characters: no source says that versions would be compared as numbers. */
    LESS_THAN("LessThan") {
        @Override
        boolean test(String actual, Collection<String> values) {
            return values.stream().allMatch(value -> actual.compareTo(value) < 0);
        }
    },
    /** By characters: no source says that versions would be compared as numbers. */
    GREATER_THAN("GreaterThan") {
        @Override
        boolean test(String actual, Collection<String> values) {
            return values.stream().allMatch(value -> actual.compareTo(value) > 0);
        }
    };

    private final String word;

    Comparison(String word) {
        this.word = word;
    }

    abstract boolean test(String actual, Collection<String> values);

    @Override
    public String toString() {
        return word;
    }

    /** The operator of that name. */
    static Comparison named(String word) {
        for (Comparison comparison : values()) {
            if (comparison.word.equals(word)) {
                return comparison;
            }
        }
        throw new IllegalArgumentException(word);
    }
}
