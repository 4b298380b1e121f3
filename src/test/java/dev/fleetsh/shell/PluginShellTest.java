package dev.fleetsh.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.command.Plugins;
import dev.fleetsh.plugin.SamplePlugin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin at work in the real shell. */
class PluginShellTest {
    @TempDir
    Path folder;

    @Test
    void verbCheckCompletionAndValueOfAPluginWorkInTheShell() throws Exception {
        Plugins plugins = Plugins.of(List.of(SamplePlugin::new));
        var fleet = TestFleet.of("WEB-1", "DB-1");
        try (Screen screen = new Screen(TestFleet.source(fleet), folder, Screen.Setting.USUAL, plugins)) {
            screen.await("^sim ○ 2>");
            screen.type("acmeR\t").await("2> acmeRegions$");
            screen.line("[0].toUpperCase()").await("= EU-WEST-3\\n^sim ○ 2>");
            screen.type("teams pay\t").await("2> teams payments$");
            screen.line("").await("team payments has 2 nodes\\n^sim ○ 2>");
            screen.line("check acme-name").await("DB-1[\\s\\S]*the name says nothing");
            screen.line("teams('payments').length()").await("= 25$");
            screen.line("acmeRegions = 3").await("\"acmeRegions\" is set by a plugin");
            assertThat(screen.line("plugins").await("acme-name +teams")).contains("acme");
        }
    }
}
