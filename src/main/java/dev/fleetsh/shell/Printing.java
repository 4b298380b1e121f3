package dev.fleetsh.shell;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Shown;
import dev.fleetsh.remedy.plan.Plan;
import dev.fleetsh.render.Palette;
import dev.fleetsh.render.Paragraph;
import dev.fleetsh.render.Renderer;
import dev.fleetsh.render.View;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.SnippetKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes answers of the interactive shell: the value, and under it the name that it goes by from now on. */
final class Printing {
    private static final int LONGEST_LINE = 120;

    private final Session session;
    private final DisplaySettings settings;

    Printing(Session session, DisplaySettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /**
     * The text of an answer, with its line ends; empty when there is nothing to show.
     *
     * @param milliseconds how long the line took
     */
    String of(Answer answer, long milliseconds, int width) {
        Object value = answer.value();
        if (value == null) {
            return defined(answer.defined());
        }
        if (value instanceof Written written) {
            String message = written.message()
                    .lines()
                    .map(line -> Paragraph.of(line, width, 2) + "\n")
                    .collect(Collectors.joining());
            return written.shown()
                    ? message
                            + of(
                                    new Answer(written.answer(), answer.name(), answer.assigned(), answer.defined()),
                                    milliseconds,
                                    width)
                    : message;
        }
        Renderer renderer = new Renderer(settings.format(), view(width), new SessionBackdrop(session));
        StringBuilder text = new StringBuilder();
        if (!answer.numbered()) {
            renderer.render(value, text);
            return text.toString();
        }
        String name = answer.name();
        String painted = settings.palette().paint(Palette.Role.STRONG, name);
        String caption = renderer.caption(value);
        // A plan is made to be read before anything is done with it.
        if (!answer.assigned() || caption.isEmpty() || unwrapped(value) instanceof Plan) {
            renderer.render(value, text);
            boolean oneLine = text.indexOf("\n") == text.length() - 1;
            if (oneLine
                    && text.length() + name.length() + 3 <= Math.min(width > 0 ? width : LONGEST_LINE, LONGEST_LINE)) {
                return painted + " = " + text;
            }
        }
        if (caption.isEmpty()) {
            return text.append(painted).append('\n').toString();
        }
        int separator = caption.indexOf(" · ");
        String what = separator < 0 ? caption : caption.substring(0, separator);
        String rest = separator < 0 ? "" : caption.substring(separator);
        String footer = Paragraph.of(name + " = " + what + " · " + time(milliseconds) + rest, width, 0);
        return text.append(painted)
                .append(footer, name.length(), footer.length())
                .append('\n')
                .toString();
    }

    /** Methods and types have no value to show; that they were taken is said all the same, as in jshell. */
    private String defined(List<Definition> definitions) {
        return definitions.stream()
                .filter(each -> each.kind() == SnippetKind.METHOD || each.kind() == SnippetKind.TYPE)
                .map(each -> settings.palette()
                                .paint(
                                        Palette.Role.FAINT,
                                        "defined " + each.kind().label() + " " + each.name())
                        + "\n")
                .distinct()
                .collect(Collectors.joining());
    }

    /** What a fleet lacks, on lines of their own; empty when it lacks nothing. */
    String gaps(Fleet fleet, int width) {
        if (fleet.completeness().complete()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n");
        new Renderer(settings.format(), view(width)).render(fleet.completeness(), text);
        return text.toString().stripTrailing();
    }

    private View view(int width) {
        return settings.view(width, session.clock().instant());
    }

    /** The answer itself, without the way in which it was asked to be shown. */
    static Object unwrapped(Object value) {
        Object answer = value instanceof Written written ? written.answer() : value;
        return answer instanceof Shown shown ? shown.value() : answer;
    }

    static String time(long milliseconds) {
        return milliseconds < 1000 ? milliseconds + " ms" : String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
    }
}
