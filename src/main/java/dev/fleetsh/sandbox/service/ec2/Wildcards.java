package dev.fleetsh.sandbox.service.ec2;

import java.util.List;
import java.util.regex.Pattern;

/** The values of a filter, of which one has to fit; `*` stands for any characters, `?` for one, `\` for the next one as it is. */
record Wildcards(List<Pattern> patterns) {
    static Wildcards of(List<String> values) {
        return new Wildcards(values.stream().map(Wildcards::pattern).toList());
    }

    private static Pattern pattern(String value) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                boolean escaped = c == '\\' && i + 1 < value.length();
                regex.append(Pattern.quote(String.valueOf(escaped ? value.charAt(++i) : c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
}
