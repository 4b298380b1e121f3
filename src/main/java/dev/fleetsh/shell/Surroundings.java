package dev.fleetsh.shell;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.session.Session;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code /env} shows. Nothing of it is secret. */
final class Surroundings {
    private Surroundings() {}

    static List<List<Object>> of(Session session, List<List<Object>> host) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("version", Usage.version()));
        rows.add(List.of("Java", Runtime.version() + ", " + System.getProperty("java.home")));
        rows.add(List.of("fleet", session.source().describe()));
        Fleet fleet = session.fleetNow();
        rows.add(List.of(
                "scopes",
                fleet == null
                        ? "not collected yet"
                        : fleet.scopes().stream().map(scope -> scope.label()).collect(Collectors.joining(", "))));
        rows.add(List.of("rules", session.edition().dated()));
        rows.addAll(host);
        String classPath = Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(entry -> String.valueOf(Path.of(entry).getFileName()))
                .collect(Collectors.joining(", "));
        rows.add(List.of("class path", classPath));
        return rows;
    }
}
