package dev.fleetsh.source;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The part of {@code ~/.ssh/config} that sends hosts through Session Manager.
 *
 * @param patterns host patterns with such a ProxyCommand
 * @param includes whether other files are included
 */
record SshConfig(Set<String> patterns, boolean includes) {
    static SshConfig parse(List<String> lines) {
        Set<String> patterns = new HashSet<>();
        Set<String> block = Set.of();
        boolean includes = false;
        for (String line : lines) {
            String[] words = line.strip().split("[\\s=]+", 2);
            String value = words.length > 1 ? words[1] : "";
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "host" ->
                    block = new HashSet<>(
                            List.of(value.replace("\"", "").strip().split("\\s+")));
                case "match" -> block = Set.of();
                case "include" -> includes = true;
                case "proxycommand" -> {
                    if (value.contains("ssm") && value.contains("start-session")) {
                        patterns.addAll(block);
                    }
                }
                default -> {}
            }
        }
        return new SshConfig(patterns, includes);
    }

    boolean proxies(String pattern) {
        return patterns.contains(pattern) || patterns.contains("*");
    }
}
