package dev.fleetsh.command;

import dev.fleetsh.script.complete.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a verb that takes a property first.
 *
 * @param property the first word
 * @param rest the arguments without it
 */
record PropertyWords(String property, Arguments rest) {
    /** The words, or null where there is none. */
    static @Nullable PropertyWords of(Arguments arguments) {
        List<Words.Word> words = Words.of(arguments.text());
        if (words.isEmpty()) {
            return null;
        }
        Words.Word first = words.get(0);
        return new PropertyWords(
                Words.unquote(first.text()), arguments.with(arguments.text().substring(first.end())));
    }

    /** The properties that the first word could be. */
    static List<Suggestion> suggested(String typed) {
        return typed.strip().indexOf(' ') >= 0 || typed.stripLeading().indexOf(' ') >= 0
                ? List.of()
                : Properties.names().stream()
                        .map(name -> new Suggestion(name, "", "properties"))
                        .toList();
    }
}
