package dev.fleetsh.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private static final Path HOME = Path.of("/home/ana");

    @Test
    void followTheXdgSpecification() {
        assertThat(UserFolders.of(Map.of(), HOME))
                .isEqualTo(new UserFolders(
                        Path.of("/home/ana/.config/fleetsh"), Path.of("/home/ana/.local/state/fleetsh")));
        assertThat(UserFolders.of(Map.of("XDG_CONFIG_HOME", "/c", "XDG_STATE_HOME", "/s"), HOME))
                .isEqualTo(new UserFolders(Path.of("/c/fleetsh"), Path.of("/s/fleetsh")));
    }

    @Test
    void ignoreARelativeFolderAsTheSpecificationAsks() {
        assertThat(UserFolders.of(Map.of("XDG_CONFIG_HOME", "c"), HOME).init())
                .isEqualTo(Path.of("/home/ana/.config/fleetsh/init.groovy"));
    }

    @Test
    void areAllOneWhereFleetshHomeSaysSo() {
        UserFolders folders = UserFolders.of(Map.of("FLEETSH_HOME", "/f", "XDG_STATE_HOME", "/s"), HOME);
        assertThat(folders).isEqualTo(new UserFolders(Path.of("/f"), Path.of("/f")));
        assertThat(folders.scripts()).isEqualTo(Path.of("/f/scripts"));
    }
}
