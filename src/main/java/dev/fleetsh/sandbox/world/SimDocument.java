package dev.fleetsh.sandbox.world;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document of Systems Manager that the account owns.
 *
 * @param type such as {@code Session} or {@code Command}
 * @param format {@code JSON}, {@code YAML} or {@code TEXT}
 * @param versions oldest first; never empty
 * @param defaultVersion number of the version that is used where none is named
 * @param tags its tags
 */
public record SimDocument(
        String name,
        String type,
        String format,
        List<DocumentVersion> versions,
        int defaultVersion,
        Map<String, String> tags) {

    /** The version of that number, or null. */
    public @Nullable DocumentVersion version(int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElse(null);
    }

    /** The version with the highest number. */
    public DocumentVersion latest() {
        return versions.get(versions.size() - 1);
    }

    /** Content of the default version. */
    public String content() {
        DocumentVersion version = version(defaultVersion);
        return (version == null ? latest() : version).content();
    }

    /** The document with other versions. */
    public SimDocument with(List<DocumentVersion> newVersions, int newDefault) {
        return new SimDocument(name, type, format, List.copyOf(newVersions), newDefault, tags);
    }
}
