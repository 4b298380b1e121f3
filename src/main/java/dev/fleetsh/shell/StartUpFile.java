package dev.fleetsh.shell;

import dev.fleetsh.fleet.InterruptedByUserException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Enters a start-up file piece by piece, without showing its answers. */
final class StartUpFile {
    private final Conversation conversation;
    private final ErrorText errors;

    StartUpFile(Conversation conversation, ErrorText errors) {
        this.conversation = conversation;
        this.errors = errors;
    }

    /**
     * The file that a session begins with, or null for none.
     *
     * @param option of the command line: a file, empty for none, or null
     * @param setting a file, {@code -none}, or empty
     * @param usual the file that is entered where neither names one, if it exists
     */
    static @Nullable Path chosen(@Nullable String option, String setting, Path usual) {
        String named = option != null ? option : setting;
        if (named.equals("-none") || option != null && option.isEmpty()) {
            return null;
        }
        return !named.isEmpty() ? Path.of(named) : Files.exists(usual) ? usual : null;
    }

    /**
     * Enters the file.
     *
     * @param behind whether it happens behind the prompt, so that what the file prints has to be shown above it
     * @return what is to be shown: its failure, and behind the prompt what it printed
     * @throws InterruptedByUserException when it was interrupted, and a line waits for it
     */
    String enter(Path file, boolean behind, int width) {
        StringWriter printed = new StringWriter();
        if (behind) {
            conversation.divert(new CleanWriter(printed));
        }
        conversation.session().snippets().startUp(true);
        String failure = "";
        try {
            new Housekeeping(conversation, new Host() {}).open(file.toString());
        } catch (RuntimeException | Error e) {
            if (e instanceof InterruptedByUserException cancelled && !behind) {
                // The line that waits for it is cancelled too.
                throw cancelled;
            }
            failure = errors.of(e, "", width);
        } finally {
            conversation.session().snippets().startUp(false);
            conversation.divert(null);
        }
        return (printed + failure).stripTrailing();
    }
}
