package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.NodeScript;
import dev.fleetsh.remedy.plan.NodeScript.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that come with fleetsh for nodes, by the names of their files. The first line of each is its id and version,
 * and the second one is {@code # reads only} where it changes nothing.
 */
public final class NodeScripts implements Function<String, NodeScript> {
    private static final Pattern FILE = Pattern.compile("([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\\.(sh|ps1)");
    private static final String READ_ONLY = "# reads only";

    private final @Nullable Path folder;

    /** @param folder null where it is not known; it need not exist */
    public NodeScripts(@Nullable Path folder) {
        this.folder = folder;
    }

    /**
     * The script of that file.
     *
     * @param file such as {@code set-sudo.sh}
     * @throws UsageException naming the nearest, when there is none
     * @throws RemedyException when its first line is not its id and version
     */
    @Override
    public NodeScript apply(String file) {
        Matcher name = FILE.matcher(file);
        Path path = folder == null ? null : folder.resolve(file);
        if (!name.matches() || path == null || !Files.isRegularFile(path)) {
            String near = Nearest.to(file, names());
            throw new UsageException(
                    "no node script \"" + file + "\"" + (near == null ? "" : "; did you mean \"" + near + "\"?"),
                    names().isEmpty() ? "" : "there are " + String.join(", ", names()));
        }
        try {
            String text = Files.readString(path);
            Matcher head = Pattern.compile("# fleetsh: " + Pattern.quote(name.group(1)) + " ([0-9]{1,6})")
                    .matcher(text.lines().findFirst().orElse(""));
            if (!head.matches()) {
                throw new RemedyException(
                        file + " does not begin with its id and version",
                        "its first line is # fleetsh: " + name.group(1) + " 1");
            }
            return new NodeScript(
                    name.group(1),
                    Integer.parseInt(head.group(1)),
                    name.group(2).equals("sh") ? Language.SHELL : Language.POWERSHELL,
                    text,
                    text.lines().skip(1).findFirst().orElse("").equals(READ_ONLY));
        } catch (IOException e) {
            throw new RemedyException(file + " can't be read: " + e.getMessage(), "");
        }
    }

    /** Those that change nothing on a node. */
    public List<NodeScript> readOnly() {
        return names().stream().map(this).filter(NodeScript::readOnly).toList();
    }

    /** Names of all files, in order. */
    public List<String> names() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = new ArrayList<>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> FILE.matcher(file).matches())
                    .sorted()
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new RemedyException(folder + " can't be listed: " + e.getMessage(), "");
        }
    }
}
