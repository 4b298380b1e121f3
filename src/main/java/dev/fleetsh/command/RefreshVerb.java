package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Progress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code refresh}: collects the fleet again and says what has changed. */
final class RefreshVerb implements Command {
    private static final int MOST = 20;

    private final Progress progress;

    RefreshVerb(Progress progress) {
        this.progress = progress;
    }

    @Override
    public String name() {
        return "refresh";
    }

    @Override
    public String synopsis() {
        return "refresh";
    }

    @Override
    public String summary() {
        return "collects the fleet again and shows which nodes changed";
    }

    @Override
    public String help() {
        return "Ctrl-C keeps the fleet of before.";
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        arguments.requireNone(this);
        Fleet before = session.fleetNow();
        Assessment then = before == null ? null : session.assessment();
        Fleet now = session.refresh(progress);
        List<List<Object>> changes = before == null || then == null ? List.of() : changes(before, then, now, session);
        List<String> notes = new ArrayList<>();
        if (changes.size() > MOST) {
            notes.add("  … " + (changes.size() - MOST) + " more");
        }
        notes.add(now.nodes() + (before == null ? "" : ", " + changed(changes.size())));
        notes.add(completeness(now.completeness()));
        return new Table(
                "",
                List.of("NODE", "NAME", "BEFORE", "NOW"),
                changes.stream().limit(MOST).toList(),
                notes);
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
