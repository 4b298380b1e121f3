package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.ScriptException;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.catalogue.RemedyParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The remedies of a folder. Names are read from it each time; headers are kept for as long as their files stay as they
 * are. A file that is no remedy is listed with what is wrong. Safe for several threads.
 */
public final class RemedyLibrary implements Supplier<List<Remedy>> {
    private static final String ENDING = ".groovy";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final @Nullable Path folder;
    private final String origin;
    private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(FileTime time, long size, Remedy remedy) {}

    /**
     * @param folder null where it is not known; it need not exist
     * @param origin how its remedies are told from others, such as {@code shipped}
     */
    public RemedyLibrary(@Nullable Path folder, String origin) {
        this.folder = folder;
        this.origin = origin;
    }

    @Override
    public List<Remedy> get() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Remedy> remedies = new ArrayList<>();
            files.filter(file -> NAME.matcher(id(file)).matches()
                            && file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .forEach(file -> remedies.add(remedy(file)));
            return remedies;
        } catch (IOException e) {
            return List.of(new Broken("remedies", origin, folder + " can't be listed: " + e.getMessage()));
        }
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private Remedy remedy(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Kept known = kept.get(file);
            if (known == null || !known.time.equals(time) || known.size != size) {
                known = new Kept(time, size, read(file));
                kept.put(file, known);
            }
            return known.remedy;
        } catch (IOException e) {
            return new Broken(id(file), origin, "it can't be read: " + e.getMessage());
        }
    }

    private Remedy read(Path file) throws IOException {
        String source = Files.readString(file);
        String name = file.getFileName().toString();
        try {
            return new RemedyFile(HeaderReader.read(id(file), name, source), origin, name, source, file.toString());
        } catch (ScriptException e) {
            return new Broken(id(file), origin, name + ", line " + e.line() + ": " + said(e));
        } catch (FleetException e) {
            return new Broken(id(file), origin, name + ": " + said(e));
        }
    }

    private static String said(FleetException mistake) {
        return mistake.getMessage() + (mistake.hint().isEmpty() ? "" : "; " + mistake.hint());
    }

    /** A file that is no remedy. */
    private record Broken(String id, String origin, String why) implements Remedy {
        @Override
        public String title() {
            return "can't be used: " + why;
        }

        @Override
        public List<String> fixes() {
            return List.of();
        }

        @Override
        public List<RemedyParameter> parameters() {
            return List.of();
        }

        @Override
        public String help() {
            return why;
        }

        @Override
        public boolean onlyIfAsked() {
            return true;
        }

        @Override
        public void plan(Planning planning) {
            throw new RemedyException(id + " can't be used: " + why, "mend its file");
        }
    }
}
