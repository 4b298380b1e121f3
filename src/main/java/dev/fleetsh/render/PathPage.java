package dev.fleetsh.render;

import dev.fleetsh.check.Evidence;
import dev.fleetsh.check.NodePath;
import dev.fleetsh.check.path.Carrier;
import dev.fleetsh.check.path.Detour;
import dev.fleetsh.check.path.Doubt;
import dev.fleetsh.check.path.Hop;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.Path;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ways of nodes to services, as a tree of hops. */
final class PathPage {
    private final Words words;

    PathPage(View view, Backdrop backdrop) {
        this.words = Words.of(view, backdrop);
    }

    Page of(List<NodePath> paths) {
        Map<Node, List<NodePath>> byNode = new LinkedHashMap<>();
        paths.forEach(path ->
                byNode.computeIfAbsent(path.node(), node -> new ArrayList<>()).add(path));
        List<Block> blocks = new ArrayList<>();
        byNode.forEach((node, own) -> {
            if (!blocks.isEmpty()) {
                blocks.add(new Block.Gap());
            }
            blocks.add(new NodeLine(words).of(node));
            List<Block.Branch> branches = new ArrayList<>();
            Map<List<String>, String> services = new HashMap<>();
            for (NodePath way : own) {
                String same = services.putIfAbsent(drawn(way), way.service().label());
                branches.add(way(way, same == null || node.kind() != NodeKind.EC2 ? "" : same));
            }
            String told = told(own);
            if (!told.isEmpty()) {
                branches.add(new Block.Branch(
                        "evidence", List.of(Cell.symbol("as told by " + told, Palette.Role.FAINT, told)), List.of()));
            }
            blocks.add(new Block.Tree(branches));
        });
        return new Page(blocks, PathRows.of(paths));
    }

    /**
     * @param same the service of a way before with the same hops, which need not be drawn twice; empty for none
     */
    private static Block.Branch way(NodePath way, String same) {
        Path path = way.path();
        List<Block.Branch> under = new ArrayList<>();
        if (!same.isEmpty()) {
            under.add(branch("hops", "the same hops as to " + same));
        } else if (way.node().kind() == NodeKind.EC2) {
            under.addAll(hops(path.hops(), path.deciding()));
            path.notes()
                    .forEach(note -> under.add(
                            new Block.Branch("note", List.of(Cell.symbol("note: " + note, null, note)), List.of())));
            way.detours().forEach(detour -> under.add(detour(detour)));
            Doubt doubt = path.deciding().doubt();
            if (doubt != null && doubt.reason() == Reason.NOT_COLLECTED) {
                under.add(branch("next", "`refresh " + way.node().name() + "` reads the network of its scope"));
            }
        }
        under.add(new Block.Branch(
                way.finding().verdict().label(),
                List.of(
                        Marks.of(way.finding().verdict()),
                        Cell.of(way.finding().check().id(), Palette.Role.STRONG),
                        Cell.of(reason(way))),
                List.of()));
        return new Block.Branch(
                path.service().label(),
                List.of(
                        mark(path.passage()),
                        Cell.of(path.service().label(), Palette.Role.STRONG),
                        Cell.of(summary(path))),
                under);
    }

    /** A mark beside text that begins with its word. */
    private static Cell mark(Passage passage) {
        Cell mark = Marks.of(passage);
        return Cell.symbol(mark.text(), mark.role(), "");
    }

    /** What the check says, without what the way has said already. */
    private static String reason(NodePath way) {
        String reason = way.finding().reason();
        String cause = way.path().cause();
        String own = reason.endsWith(cause) ? reason.substring(0, reason.length() - cause.length()) : reason;
        String close = own.strip().replaceAll("[;:]$", "");
        return close.isEmpty() ? "as drawn" : close;
    }

    private static String summary(Path path) {
        String by = path.carrier() == Carrier.UNDECIDED
                ? ""
                : " · " + path.carrier().label() + " " + path.destination().host();
        return path.passage().label() + by + (path.passage() == Passage.OPEN ? "" : " · " + path.cause());
    }

    private static Block.Branch branch(String label, String text) {
        return new Block.Branch(label, List.of(Cell.of(text)), List.of());
    }

    /** What two services must have in common, so that the hops to one stand for the other. */
    private static List<String> drawn(NodePath way) {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(way.path().carrier().label()),
                                way.path().hops().stream().map(PathPage::drawn)),
                        way.detours().stream()
                                .flatMap(detour -> Stream.concat(
                                        Stream.of(detour.carrier().label() + detour.family() + detour.unless()),
                                        detour.hops().stream().map(PathPage::drawn))))
                .toList();
    }

    private static String drawn(Hop hop) {
        return hop.stage() + " " + hop.resource() + " " + hop.passage() + " " + hop.wanted();
    }

    private static Block.Branch detour(Detour detour) {
        String name = detour.carrier().label() + ", " + detour.family();
        String why = detour.passage().label() + (detour.unless().isEmpty() ? "" : "; " + detour.unless());
        return new Block.Branch(
                "not taken",
                List.of(mark(detour.passage()), Cell.symbol("not taken: " + name, null, name), Cell.of(why)),
                hops(detour.hops(), detour.deciding()));
    }

    private static List<Block.Branch> hops(List<Hop> hops, Hop deciding) {
        List<Block.Branch> branches = new ArrayList<>();
        for (Hop hop : hops) {
            boolean decides = hop == deciding;
            List<Block.Branch> under = hop.wanted().isEmpty()
                    ? List.of()
                    : List.of(new Block.Branch(
                            "wanted", List.of(Cell.symbol("wanted: " + hop.wanted(), null, hop.wanted())), List.of()));
            branches.add(new Block.Branch(
                    hop.passage().label(),
                    List.of(
                            Marks.of(hop.passage()),
                            Cell.of(hop.stage().label()),
                            Cell.of(hop.resource(), decides ? Palette.Role.STRONG : null),
                            Cell.of((decides ? "decides: " : "") + seen(hop))),
                    under));
        }
        return branches;
    }

    private static String seen(Hop hop) {
        String seen = hop.seen().startsWith(hop.resource() + " ")
                ? hop.seen().substring(hop.resource().length() + 1)
                : hop.seen();
        return hop.doubt() == null ? seen : seen + "; " + hop.doubt();
    }

    /** What told of the hops and of the signals, and how long ago, the oldest first. */
    private String told(List<NodePath> paths) {
        Map<String, TreeSet<String>> told = new LinkedHashMap<>();
        paths.stream()
                .flatMap(PathPage::origins)
                .distinct()
                .sorted(Comparator.comparing(Origin::observedAt))
                .forEach(origin -> {
                    String text = words.origin(origin);
                    int comma = text.indexOf(", ");
                    if (comma > 0) {
                        told.computeIfAbsent(text.substring(comma + 2), age -> new TreeSet<>())
                                .add(text.substring(0, comma));
                    }
                });
        return told.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ", " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    private static Stream<Origin> origins(NodePath way) {
        Stream<Origin> hops = way.node().kind() != NodeKind.EC2
                ? Stream.of()
                : Stream.concat(
                                way.path().hops().stream(),
                                way.detours().stream().flatMap(detour -> detour.hops().stream()))
                        .map(Hop::origin);
        return Stream.concat(hops, way.finding().evidence().stream().map(Evidence::origin));
    }
}
