package dev.fleetsh.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that output is held against, under {@code src/test/resources/golden}. {@code -Dgolden.write} writes them anew. */
final class Golden {
    private Golden() {}

    static void assertSame(String name, String actual) {
        try {
            if (System.getProperty("golden.write") != null) {
                Path file = Path.of("src/test/resources/golden", name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
                assertThat(in).as("golden/" + name).isNotNull();
                assertThat(actual)
                        .as("golden/" + name)
                        .isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
