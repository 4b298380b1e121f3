package dev.fleetsh.shell;

import dev.fleetsh.remedy.guard.Question;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Paragraph;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;

/** Asks the person at the terminal before anything is changed. What they must type names what it touches. */
final class TypedAnswer {
    private static final Set<String> YES = Set.of("y", "yes");

    private final LineInput input;
    private final Consumer<String> print;
    private final Palette palette;

    TypedAnswer(LineInput input, Consumer<String> print, Palette palette) {
        this.input = input;
        this.print = print;
        this.palette = palette;
    }

    /** Whether the person said so: Ctrl-C, Ctrl-D, an empty line and everything else than what was asked for are a no. */
    boolean to(Question question, int width) {
        StringBuilder text = new StringBuilder();
        question.text().lines().forEach(line -> text.append(Paragraph.of(ErrorText.clean(line), width, 2))
                .append('\n'));
        print.accept(palette.paint(Palette.Role.WARN, text.toString().stripTrailing()) + "\n");
        String typed = ErrorText.clean(question.typed());
        try {
            if (typed.isEmpty()) {
                return YES.contains(input.ask("Go on? [y/N] ").strip().toLowerCase(Locale.ROOT));
            }
            String answer = input.ask("Type " + typed + " to go on: ").strip();
            if (!answer.equals(typed) && !answer.isEmpty()) {
                print.accept("That is not " + typed + ".\n");
            }
            return answer.equals(typed);
        } catch (UserInterruptException | EndOfFileException e) {
            return false;
        }
    }
}
