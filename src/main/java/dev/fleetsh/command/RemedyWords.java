package dev.fleetsh.command;

import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.catalogue.RemedyParameter;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Tab offers of remedies and plans: ids and parameters from the headers. Nothing of a remedy runs. */
final class RemedyWords {
    private RemedyWords() {}

    static List<Suggestion> remedies(Session session) {
        return session.workshop().remedies().all().stream()
                .map(remedy -> new Suggestion(remedy.id(), remedy.title(), "remedies"))
                .toList();
    }

    static List<Suggestion> plans(Session session) {
        return session.plans().all().stream()
                .map(plan -> new Suggestion(plan.id(), plan.title(), "plans"))
                .toList();
    }

    /** The plan of an id that is complete in a text, or null. */
    static @Nullable Plan plan(Session session, String typed) {
        List<Words.Word> words = Words.of(typed);
        return words.isEmpty() ? null : session.plans().find(words.get(0).text());
    }

    /** Options of a remedy, or the values of one of them that has been begun. */
    static List<Suggestion> parameters(Remedy remedy, String typed) {
        List<String> words = Words.of(typed).stream().map(Words.Word::text).toList();
        boolean begun = !typed.isEmpty() && !Character.isWhitespace(typed.charAt(typed.length() - 1));
        String last = begun && !words.isEmpty() ? words.get(words.size() - 1) : "";
        int before = words.size() - (begun ? 2 : 1);
        int equals = last.indexOf('=');
        List<Suggestion> found = new ArrayList<>();
        for (RemedyParameter parameter : remedy.parameters()) {
            String option = "--" + parameter.name();
            if (equals > 0 && last.substring(0, equals).equals(option)) {
                return values(parameter, option + "=");
            }
            if (before >= 0 && words.get(before).equals(option) && !last.startsWith("--")) {
                return values(parameter, "");
            }
            if (!words.contains(option)) {
                found.add(new Suggestion(option, parameter.help(), "parameters"));
            }
        }
        return last.startsWith("-") ? found : List.of();
    }

    private static List<Suggestion> values(RemedyParameter parameter, String before) {
        List<String> values = parameter.type() == Boolean.class ? List.of("true", "false") : parameter.values();
        String fallback = Objects.toString(parameter.fallback(), "");
        List<String> words = values.isEmpty() && !fallback.isEmpty() ? List.of(fallback) : values;
        return words.stream()
                .map(word -> new Suggestion(before + word, parameter.help(), parameter.name()))
                .toList();
    }
}
