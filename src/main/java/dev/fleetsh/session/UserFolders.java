package dev.fleetsh.session;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where fleetsh keeps what belongs to the user: the folders of the XDG base directory specification, or one folder for
 * all of it where {@code FLEETSH_HOME} says so.
 *
 * @param config written by the user: {@code init.groovy}, {@code scripts/}, {@code remedies/}
 * @param state written by fleetsh: history, journals, traces of its own faults
 */
public record UserFolders(Path config, Path state) {

    /**
     * @param environment variables of the process
     * @param home the user's home folder
     */
    public static UserFolders of(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("FLEETSH_HOME", "");
        if (!own.isEmpty()) {
            return new UserFolders(Path.of(own), Path.of(own));
        }
        return new UserFolders(
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state")));
    }

    /** The user's own scripts; it need not exist. */
    public Path scripts() {
        return config.resolve("scripts");
    }

    /** The user's own remedies; it need not exist. */
    public Path remedies() {
        return config.resolve("remedies");
    }

    /**
     * Journals of what was changed; it need not exist.
     *
     * @param simulated whether the fleet is: what was changed nowhere must not stand among what was, be gone on with in an
     *     account of that id, or count its plans
     */
    public Path journals(boolean simulated) {
        return state.resolve(simulated ? "journal-simulated" : "journal");
    }

    /** What every session begins with; it need not exist. */
    public Path init() {
        return config.resolve("init.groovy");
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String named = environment.getOrDefault(variable, "");
        // A relative XDG folder is invalid by the XDG specification and is to be ignored.
        Path folder = Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
        return folder.resolve("fleetsh");
    }
}
