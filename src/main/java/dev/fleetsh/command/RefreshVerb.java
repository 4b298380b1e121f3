package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Age;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.EvidenceKind;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Merging;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.Staleness;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code refresh}: reads again what is too old, all of it or some nodes, and says what has changed. */
final class RefreshVerb implements Command {
    private static final int MOST = 20;

    /** All that AWS tells of a node and of what is around it. */
    private static final Set<String> FACTS = Set.of(
            "ping",
            "channel",
            "tags",
            "controller",
            "autoUpdate",
            "preferences",
            "tier",
            "hostManagement",
            "network",
            "permissions");

    private final Progress progress;
    private final Selections selections;

    RefreshVerb(Progress progress, Selections selections) {
        this.progress = progress;
        this.selections = selections;
    }

    @Override
    public String name() {
        return "refresh";
    }

    @Override
    public String synopsis() {
        return "refresh [NODES | --all]";
    }

    @Override
    public String summary() {
        return "reads again what is too old, and shows which nodes changed";
    }

    @Override
    public String help() {
        StringBuilder ages = new StringBuilder();
        Staleness limits = Staleness.usual();
        for (EvidenceKind kind : EvidenceKind.values()) {
            ages.append(ages.isEmpty() ? "" : ", ")
                    .append(kind.label())
                    .append(' ')
                    .append(limits.after(kind).toMinutes())
                    .append(" min");
        }
        return """
                Nodes are always listed anew; the rest is read again when it is older than this:
                %s.
                What was missing is asked again, however new that is.

                NODES            reads all about these nodes, and about what is around them
                --all            collects everything again, as if nothing were known

                Ctrl-C keeps the fleet of before.""".formatted(ages);
    }

    @Override
    public List<Option> options() {
        return List.of(Option.flag("all", "collect everything again"));
    }

    @Override
    public Argument argument() {
        return Argument.NODES;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        boolean some = !arguments.isEmpty() || arguments.value() != null;
        if (some && arguments.has("all")) {
            throw new UsageException("--all is about all nodes", "write `refresh --all`, or `refresh NODES`");
        }
        Nodes named = some ? selections.nodes(arguments) : null;
        Fleet before = session.fleetNow();
        Assessment then = before == null ? null : session.assessment();
        Fleet now = named != null
                ? some(session, named)
                : arguments.has("all") ? session.refresh(progress) : session.renew(known -> stale(session, known));
        List<List<Object>> changes = before == null || then == null ? List.of() : changes(before, then, now, session);
        List<String> notes = new ArrayList<>();
        if (changes.size() > MOST) {
            notes.add("  … " + (changes.size() - MOST) + " more");
        }
        notes.add(now.nodes() + (before == null ? "" : ", " + changed(changes.size())));
        if (named == null && before != null && !arguments.has("all")) {
            notes.add(read(before, now, session));
        }
        notes.add(completeness(now.completeness()));
        return new Table(
                "",
                List.of("NODE", "NAME", "BEFORE", "NOW"),
                changes.stream().limit(MOST).toList(),
                notes);
    }

    private Fleet stale(Session session, @Nullable Fleet known) {
        return known == null
                ? session.source().load(progress)
                : session.source().refresh(known, Staleness.usual(), progress);
    }

    /** Nodes that are gone leave the fleet. */
    private static Fleet some(Session session, Nodes nodes) {
        Nodes read = session.workshop().cloud().reread(nodes, FACTS);
        Set<String> gone = new HashSet<>(nodes.ids());
        gone.removeAll(read.ids());
        Fleet merged = session.merge(read);
        return gone.isEmpty() ? merged : session.renew(known -> Merging.without(merged, gone));
    }

    /** Which evidence was read, and how old the oldest is of what was kept. */
    private static String read(Fleet before, Fleet now, Session session) {
        Map<EvidenceKind, Instant> oldest = oldest(now);
        Map<EvidenceKind, Instant> was = oldest(before);
        List<String> read = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        oldest.forEach((kind, then) -> {
            if (then.equals(was.get(kind))) {
                String age = Age.of(then, session.clock().instant());
                kept.add(kind.label() + (age.isEmpty() ? "" : " (" + age + ")"));
            } else {
                read.add(kind.label());
            }
        });
        return "read: " + String.join(", ", read) + (kept.isEmpty() ? "" : " · kept: " + String.join(", ", kept));
    }

    private static Map<EvidenceKind, Instant> oldest(Fleet fleet) {
        Map<EvidenceKind, Instant> oldest = new EnumMap<>(EvidenceKind.class);
        fleet.scopes().forEach(scope -> scope.evidence()
                .ages()
                .read()
                .forEach((kind, then) -> oldest.merge(kind, then, (one, other) -> one.isBefore(other) ? one : other)));
        return oldest;
    }

    private static String changed(int count) {
        return count == 0 ? "no change of readiness" : count + (count == 1 ? " change" : " changes") + " of readiness";
    }

    static String completeness(Completeness completeness) {
        return (completeness.complete() ? "complete: " : "incomplete: ") + completeness.completeScopes() + " of "
                + completeness.scopes() + " scopes";
    }

    private static List<List<Object>> changes(Fleet before, Assessment then, Fleet after, Session session) {
        Assessment now = session.assessment();
        List<List<Object>> rows = new ArrayList<>();
        for (Node node : after.nodes()) {
            String was = label(then, before.node(node.id()));
            String is = label(now, node);
            if (!was.equals(is)) {
                rows.add(List.of(node.id(), node.name(), was, is));
            }
        }
        for (Node node : before.nodes()) {
            if (after.node(node.id()) == null) {
                rows.add(List.of(node.id(), node.name(), label(then, node), "gone"));
            }
        }
        return rows;
    }

    private static String label(Assessment assessment, @Nullable Node node) {
        if (node == null) {
            return "new";
        }
        Readiness readiness = assessment.readiness(node);
        return readiness.label();
    }
}
