package dev.fleetsh.shell.meta;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.List;

/** {@code /set}: shows settings, changes one, and keeps it for later sessions where asked to. */
final class Settings {
    private static final String RETAIN = "-retain";

    private Settings() {}

    static Object set(Desk desk, String words) {
        List<String> parts = new ArrayList<>(words.isEmpty() ? List.of() : List.of(words.split("\\s+")));
        boolean retain = parts.remove(RETAIN);
        if (parts.isEmpty()) {
            return all(desk.settings());
        }
        Setting setting = named(desk.settings(), parts.get(0));
        if (parts.size() > 1) {
            String value =
                    words.strip().replaceFirst("^(?:-retain\\s+)?\\S+\\s+", "").replaceFirst("\\s*-retain$", "");
            change(setting, value.replaceFirst("^-retain\\s+", "").strip());
        }
        if (retain) {
            desk.retain(setting);
        }
        return setting.name() + " " + setting.value().get() + (retain ? ", also in later sessions" : "");
    }

    /** Gives a setting the value that the text means. */
    static void change(Setting setting, String value) {
        if (!setting.choices().isEmpty() && !setting.choices().contains(value)) {
            String nearest = Nearest.to(value, setting.choices());
            throw new UsageException(
                    setting.name() + " knows no \"" + value + "\""
                            + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                    "one of " + String.join(", ", setting.choices()));
        }
        setting.change().accept(value);
    }

    /**
     * @throws UsageException when there is no such setting
     */
    static Setting named(List<Setting> settings, String name) {
        List<Setting> found =
                settings.stream().filter(setting -> setting.name().equals(name)).toList();
        if (found.isEmpty()) {
            found = settings.stream()
                    .filter(setting -> setting.name().startsWith(name))
                    .toList();
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> names = settings.stream().map(Setting::name).toList();
        String nearest = Nearest.to(name, names);
        throw new UsageException(
                "no setting \"" + name + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                names.isEmpty() ? "" : "one of " + String.join(", ", names));
    }

    private static Object all(List<Setting> settings) {
        List<List<Object>> rows = new ArrayList<>();
        for (Setting setting : settings) {
            String choices = setting.choices().isEmpty() ? "" : ": " + String.join(", ", setting.choices());
            rows.add(List.of(setting.name(), setting.value().get(), setting.meaning() + choices));
        }
        return new Table("", List.of("SETTING", "VALUE", ""), rows, List.of("-retain keeps one for later sessions."));
    }
}
