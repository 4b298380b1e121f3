package dev.fleetsh.shell;

import dev.fleetsh.remedy.guard.Question;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Paragraph;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;

/** Asks the person at the terminal before anything is changed. What they must type names what it touches. */
final class TypedAnswer {
    private final LineInput input;
    private final Consumer<String> print;
    private final Supplier<Palette> palette;

    TypedAnswer(LineInput input, Consumer<String> print, Supplier<Palette> palette) {
        this.input = input;
        this.print = print;
        this.palette = palette;
    }

    /** What the person typed; nothing for Ctrl-C, Ctrl-D and an empty line. */
    String to(Question question, int width) {
        StringBuilder text = new StringBuilder();
        question.text().lines().forEach(line -> text.append(Paragraph.of(ErrorText.clean(line), width, 2))
                .append('\n'));
        print.accept(palette.get().paint(Palette.Role.WARN, text.toString().stripTrailing()) + "\n");
        String typed = ErrorText.clean(question.typed());
        try {
            String answer = input.ask(typed.isEmpty() ? "Go on? [y/N] " : "Type " + typed + " to go on: ");
            if (!typed.isEmpty() && !answer.isBlank() && !question.accepts(answer)) {
                print.accept("That is not " + typed + ".\n");
            }
            return answer;
        } catch (UserInterruptException | EndOfFileException e) {
            return "";
        }
    }
}
