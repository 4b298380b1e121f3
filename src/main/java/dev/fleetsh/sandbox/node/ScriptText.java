package dev.fleetsh.sandbox.node;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A script that says in its first line what it is, with the arguments that stand behind that line.
 *
 * @param id such as {@code probe-domain}
 * @param version 1 or more
 * @param arguments by name
 */
record ScriptText(String id, int version, Map<String, String> arguments) {
    private static final Pattern HEAD = Pattern.compile("# fleetsh: ([a-z][a-z0-9-]*) ([1-9][0-9]{0,5})");
    private static final Pattern IN_SHELL =
            Pattern.compile("([a-z][a-z0-9_]*)=\"\\$\\(printf %s '([A-Za-z0-9+/=]*)' \\| "
                    + "base64 (?:-d|--decode && printf x)\\)\"(?: \\|\\| exit 9; \\1=\"\\$\\{\\1%x}\")?");
    private static final Pattern IN_POWERSHELL = Pattern.compile("\\$([a-z][a-z0-9_]*) = "
            + "\\[Text\\.Encoding\\]::UTF8\\.GetString\\(\\[Convert\\]::FromBase64String\\('([A-Za-z0-9+/=]*)'\\)\\)");
    private static final String END = "# end of arguments";

    ScriptText {
        arguments = Map.copyOf(arguments);
    }

    /** Reads the commands of a document; null where they are no such script. */
    static @Nullable ScriptText read(List<String> commands, Language language) {
        List<String> lines = String.join("\n", commands).lines().toList();
        Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0).strip());
        if (!head.matches()) {
            return null;
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.equals(END)) {
                return new ScriptText(head.group(1), Integer.parseInt(head.group(2)), arguments);
            }
            Matcher assignment = (language == Language.SHELL ? IN_SHELL : IN_POWERSHELL).matcher(line);
            if (!assignment.matches()) {
                return null;
            }
            try {
                byte[] value = Base64.getDecoder().decode(assignment.group(2));
                arguments.put(assignment.group(1), new String(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                // no Base64: base64 --decode would fail as well, and so does the script
                return null;
            }
        }
        return null;
    }
}
