package dev.fleetsh.render;

import dev.fleetsh.check.NodePath;
import dev.fleetsh.check.path.Detour;
import dev.fleetsh.check.path.Hop;
import java.util.ArrayList;
import java.util.List;

/** Ways of nodes for programs: a row for each hop. */
final class PathRows {
    private static final List<String> HEADINGS = List.of(
            "node",
            "name",
            "service",
            "way",
            "taken",
            "step",
            "stage",
            "resource",
            "passage",
            "decides",
            "seen",
            "wanted",
            "unknown",
            "origin",
            "observed");

    private PathRows() {}

    static Block.Grid of(List<NodePath> paths) {
        List<List<Cell>> rows = new ArrayList<>();
        for (NodePath way : paths) {
            add(
                    rows,
                    way,
                    way.path().carrier().label(),
                    true,
                    way.path().hops(),
                    way.path().deciding());
            for (Detour detour : way.detours()) {
                String name = detour.carrier().label() + ", " + detour.family();
                add(rows, way, name, false, detour.hops(), detour.deciding());
            }
        }
        return new Block.Grid(
                HEADINGS.stream().map(heading -> Column.whole(heading, 0)).toList(), rows);
    }

    private static void add(
            List<List<Cell>> rows, NodePath way, String name, boolean taken, List<Hop> hops, Hop deciding) {
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            rows.add(Cell.list(
                    way.node().id(),
                    way.node().name(),
                    way.service().label(),
                    name,
                    taken ? "yes" : "no",
                    String.valueOf(i + 1),
                    hop.stage().label(),
                    hop.resource(),
                    hop.passage().label(),
                    hop == deciding ? "yes" : "no",
                    hop.seen(),
                    hop.wanted(),
                    hop.doubt() == null ? "" : hop.doubt().toString(),
                    hop.origin().source(),
                    hop.origin().observedAt().toString()));
        }
    }
}
