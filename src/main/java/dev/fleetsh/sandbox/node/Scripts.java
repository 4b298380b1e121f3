package dev.fleetsh.sandbox.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scripts that are modelled, each by the id and version in its first line. */
final class Scripts {
    /** Said of any other script: a success would be a lie. */
    static final String UNMODELLED = "the sandbox does not model this script";

    /** What a script does on a machine. */
    @FunctionalInterface
    interface Model {
        Ended run(Host host, Map<String, String> arguments);
    }

    private static final Map<String, Model> SHELL = models(Language.SHELL);
    private static final Map<String, Model> POWERSHELL = models(Language.POWERSHELL);

    private Scripts() {}

    private static Map<String, Model> models(Language language) {
        Map<String, Model> models = new HashMap<>();
        models.putAll(ProbeScripts.in(language));
        models.putAll(UserScripts.in(language));
        models.putAll(AgentScripts.ALL);
        if (language == Language.POWERSHELL) {
            models.putAll(DirectoryScripts.ALL);
        }
        return Map.copyOf(models);
    }

    static Ended run(Host host, Language language, List<String> commands) {
        boolean windows = host.windows();
        if (language == Language.POWERSHELL && !windows) {
            return Ended.badly(127, "pwsh: command not found");
        }
        ScriptText text = ScriptText.read(commands, language);
        Model model = text == null
                ? null
                : (language == Language.SHELL ? SHELL : POWERSHELL).get(text.id() + " " + text.version());
        if (text == null || model == null) {
            return Ended.badly(1, UNMODELLED);
        }
        return model.run(host, text.arguments());
    }
}
