package dev.fleetsh.script.saved;

import java.util.ArrayList;
import java.util.List;

/** The remark that a file begins with, in plain lines. */
final class Remarks {
    private Remarks() {}

    static String leading(String source) {
        List<String> found = new ArrayList<>();
        boolean open = false;
        for (String written : source.lines().toList()) {
            String line = written.strip();
            if (open || line.startsWith("/*")) {
                open = !line.contains("*/");
                found.add(line.replaceFirst("\\*/.*$", "")
                        .replaceFirst("^/?\\*+", "")
                        .strip());
            } else if (line.startsWith("//")) {
                found.add(line.replaceFirst("^/+", "").strip());
            } else if (!line.isEmpty() && !line.startsWith("#!")) {
                break;
            } else if (!found.isEmpty()) {
                break;
            }
        }
        return String.join("\n", found).strip();
    }
}
