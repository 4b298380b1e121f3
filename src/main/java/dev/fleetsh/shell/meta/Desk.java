package dev.fleetsh.shell.meta;

import dev.fleetsh.command.Exit;
import dev.fleetsh.session.Definition;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Snippet;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the housekeeping has at hand: the session, and the shell around it. */
public interface Desk {
    Session session();

    /** Enters a text as if it had been typed, and shows its answer; gives the wish to leave, if that is what it is. */
    @Nullable
    Exit enter(String text);

    /** The same for a text that was entered before: it is shown first, so that the person sees what runs. */
    @Nullable
    Exit enterAgain(String text);

    /** Enters what a file holds, block by block, and shows each answer. */
    @Nullable
    Exit open(String path);

    /** The value of an expression, of which no snippet is kept. */
    @Nullable
    Object evaluate(String expression);

    /** Makes the evaluator forget something. */
    void forget(Definition definition);

    /** Forgets everything that was entered, and starts up again. */
    void reset();

    /**
     * Lets the person change a text.
     *
     * @throws dev.fleetsh.fleet.UsageException where there is no terminal, or no such editor
     */
    String edited(String text);

    /** What was typed in this session, housekeeping too; with earlier sessions where asked for. */
    List<String> history(boolean earlier);

    /** The Groovy script that does what the snippets did. */
    String script(List<Snippet> snippets);

    /** Whether a line may hold a secret, so that it is kept in no file. */
    boolean secret(String line);

    /** What can be set here. */
    List<Setting> settings();

    /** Keeps a setting for later sessions. */
    void retain(Setting setting);

    /** Where a relative file name begins. */
    Path folder();

    /** Facts about this shell by name: versions, scopes, folders. */
    List<List<Object>> surroundings();

    /** Help on a subject that is none of the housekeeping's: a verb, properties, a check. */
    @Nullable
    Object help(String subject);
}
