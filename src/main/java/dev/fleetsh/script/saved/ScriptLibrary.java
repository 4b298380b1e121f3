package dev.fleetsh.script.saved;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that can be run by name: the shipped ones and the user's own, which win. Names are read from the folders
 * each time; headers are kept for as long as their files stay as they are. Safe for several threads.
 */
public final class ScriptLibrary {
    private static final String ENDING = ".groovy";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final @Nullable Path shipped;
    private final @Nullable Path own;
    private final Map<Path, Kept> headers = new ConcurrentHashMap<>();

    private record Kept(FileTime time, long size, Header header) {}

    /**
     * @param shipped folder of the scripts that come with fleetsh, or null where it is not known
     * @param own the user's folder, or null where there is none; neither need exist
     */
    public ScriptLibrary(@Nullable Path shipped, @Nullable Path own) {
        this.shipped = shipped;
        this.own = own;
    }

    /** Whether a name can be a script's. */
    public static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }

    /** Whether a word names a file rather than a script of a folder. */
    public static boolean isPath(String word) {
        return word.endsWith(ENDING) || word.indexOf('/') >= 0 || word.indexOf('\\') >= 0;
    }

    /**
     * The file that a script of the user's has, or would have.
     *
     * @throws UsageException when there is no folder for them
     */
    public Path ownFile(String name) {
        if (own == null) {
            throw new UsageException("there is no folder for scripts here", "");
        }
        return own.resolve(name + ENDING);
    }

    /** All scripts by name. */
    public List<SavedScript> all() {
        Map<String, SavedScript> found = new TreeMap<>();
        files(shipped)
                .forEach((name, file) ->
                        found.put(name, new SavedScript(name, SavedScript.Origin.SHIPPED, file, false)));
        files(own)
                .forEach((name, file) ->
                        found.put(name, new SavedScript(name, SavedScript.Origin.USER, file, found.containsKey(name))));
        return List.copyOf(found.values());
    }

    /** Names of all scripts, in order. */
    public List<String> names() {
        return all().stream().map(SavedScript::name).toList();
    }

    /**
     * The script of that name, or the file of that path.
     *
     * @throws UsageException when there is none
     */
    public SavedScript find(String word) {
        if (isPath(word)) {
            if (!word.endsWith(ENDING)) {
                throw new UsageException(
                        "\"" + word + "\" is no script",
                        "a script in no folder is named by its file, which ends in " + ENDING);
            }
            return SavedScript.at(word);
        }
        List<SavedScript> all = all();
        for (SavedScript script : all) {
            if (script.name().equals(word)) {
                return script;
            }
        }
        String nearest = Nearest.to(word, all.stream().map(SavedScript::name).toList());
        throw new UsageException(
                "no script \"" + word + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"),
                "`script list` shows all");
    }

    /**
     * What a script says about itself; nothing of it runs.
     *
     * @throws UsageException when the file can't be read
     * @throws dev.fleetsh.fleet.ScriptException when the header, or the rest, does not parse
     */
    public Header header(SavedScript script) {
        try {
            FileTime time = Files.getLastModifiedTime(script.file());
            long size = Files.size(script.file());
            Kept kept = headers.get(script.file());
            if (kept == null || !kept.time.equals(time) || kept.size != size) {
                kept = new Kept(time, size, HeaderReader.read(script.place(), script.text()));
                headers.put(script.file(), kept);
            }
            return kept.header;
        } catch (IOException e) {
            return HeaderReader.read(script.place(), script.text());
        }
    }

    /** The header if it has been read before, else null; never waits for Groovy. */
    public @Nullable Header headerNow(SavedScript script) {
        Kept kept = headers.get(script.file());
        return kept == null ? null : kept.header;
    }

    private static Map<String, Path> files(@Nullable Path folder) {
        Map<String, Path> files = new TreeMap<>();
        if (folder == null) {
            return files;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : entries) {
                String name = file.getFileName().toString();
                name = name.substring(0, name.length() - ENDING.length());
                // A name that can't be typed, or that would upset a terminal, is no script's.
                if (isName(name) && Files.isRegularFile(file)) {
                    files.put(name, file);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // A folder that is not there, or not to be read, has no scripts.
            return files;
        }
        return files;
    }
}
