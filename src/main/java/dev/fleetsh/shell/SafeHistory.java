package dev.fleetsh.shell;

import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** History that never learns a line with a secret in it, or one that begins with a space. */
final class SafeHistory extends DefaultHistory {
    @Override
    public void add(Instant time, String line) {
        if (!line.startsWith(" ") && !line.isBlank() && !Secrets.in(line)) {
            super.add(time, line.stripTrailing());
        }
    }
}
