package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.command.FleetPlugin;
import dev.fleetsh.plugin.SamplePlugin;
import dev.fleetsh.shell.Launched.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample plugin as a jar in the folder of plugins, under the real launcher. */
class PluginIT {
    @TempDir
    Path home;

    private Launched fleetsh;
    private Path plugins;

    @BeforeEach
    void folder() throws IOException {
        fleetsh = new Launched(home);
        plugins = Files.createDirectories(home.resolve("state/plugins"));
    }

    @Test
    void aJarInTheFolderAddsItsVerbCheckAndValue() throws Exception {
        jar("acme.jar", SamplePlugin.class.getName());
        Ended ended = fleetsh.run(
                "--sandbox",
                "-c",
                "teams payments",
                "-c",
                "acmeRegions[0]",
                "-c",
                "check acme-name --limit 1",
                "-c",
                "plugins");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("team payments has 240 nodes", "\neu-west-3\n", "acme-name  degraded", "acme.jar");
    }

    @Test
    void aPluginThatDoesNotLoadIsNamedAndTheShellGoesOn() throws Exception {
        jar("acme.jar", SamplePlugin.class.getName());
        jar("gone.jar", "com.example.Gone");
        Files.writeString(plugins.resolve("garbage.jar"), "no jar at all");
        Ended ended = fleetsh.run("--sandbox", "-c", "teams payments");
        assertThat(ended.err())
                .contains("✗ a plugin is left out")
                .contains("com.example.Gone")
                .doesNotContain("\tat ");
        assertThat(ended.out()).contains("team payments has 240 nodes");
        assertThat(ended.code()).isZero();
    }

    @Test
    void aFolderThatEverybodyMayWriteToIsRefused() throws Exception {
        jar("acme.jar", SamplePlugin.class.getName());
        Files.setPosixFilePermissions(plugins, PosixFilePermissions.fromString("rwxr-xrwx"));
        Ended ended = fleetsh.run("--sandbox", "-c", "teams payments");
        assertThat(ended.err()).contains("everybody may write to " + plugins, "chmod -R o-w");
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void jshellHasThemToo() throws Exception {
        jar("acme.jar", SamplePlugin.class.getName());
        Ended ended = fleetsh.run(Map.of(), "fleetsh.run(\"teams payments\")\n", "jshell", "--sandbox");
        assertThat(ended.out()).contains("\"team payments has 240 nodes\"");
    }

    private void jar(String name, String provider) throws IOException {
        try (OutputStream file = Files.newOutputStream(plugins.resolve(name));
                JarOutputStream jar = new JarOutputStream(file)) {
            entry(jar, "META-INF/services/" + FleetPlugin.class.getName(), provider.getBytes(StandardCharsets.UTF_8));
            if (provider.equals(SamplePlugin.class.getName())) {
                for (Path type : classes()) {
                    entry(jar, "dev/fleetsh/plugin/" + type.getFileName(), Files.readAllBytes(type));
                }
            }
        }
    }

    private static List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/test-classes/dev/fleetsh/plugin"))) {
            return files.toList();
        }
    }

    private static void entry(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
