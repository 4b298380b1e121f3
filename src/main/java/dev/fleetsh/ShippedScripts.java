package dev.fleetsh;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Finds the scripts that come with fleetsh. */
final class ShippedScripts {
    private ShippedScripts() {}

    /** The folder {@code scripts} of fleetsh's home, or null where it is not there. */
    static @Nullable Path folder() {
        String home = System.getProperty("fleetsh.home", "");
        if (!home.isEmpty()) {
            return Path.of(home, "scripts");
        }
        // The launcher tells; without it, the home is the folder above target/, in which the jar lies.
        CodeSource source = ShippedScripts.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return null;
        }
        try {
            Path above = Path.of(source.getLocation().toURI()).toAbsolutePath().getParent();
            Path folder = above == null ? null : above.resolveSibling("scripts");
            return folder != null && Files.isDirectory(folder) ? folder : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            // A jar at no path of a file system has nothing beside it.
            return null;
        }
    }
}
