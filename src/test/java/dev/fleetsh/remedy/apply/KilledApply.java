package dev.fleetsh.remedy.apply;

import dev.fleetsh.check.Catalogue;
import dev.fleetsh.check.Edition;
import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.PingStatus;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.journal.Journal;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.json.PlanJson;
import dev.fleetsh.remedy.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A process that applies a plan and is gone at one record of its journal, without a word to anybody. */
final class KilledApply {
    static final int DEAD = 86;

    private KilledApply() {}

    /** Halts at a record: before it is written, or right after. */
    private record Mortal(Journal journal, long at, boolean before) implements Journal {
        @Override
        public boolean announces(ScopeId scope, String operation) {
            return journal.announces(scope, operation);
        }

        @Override
        public String id() {
            return journal.id();
        }

        @Override
        public String tag() {
            return journal.tag();
        }

        @Override
        public long next() {
            return journal.next();
        }

        @Override
        public void append(JournalRecord record) {
            long number = journal.next();
            if (number == at && before) {
                Runtime.getRuntime().halt(DEAD);
            }
            journal.append(record);
            if (number == at) {
                Runtime.getRuntime().halt(DEAD);
            }
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    /**
     * @param args port of the parent, folder of journals, file of the plan, the clock's time, number of the record, and
     *     {@code before} or {@code after}
     */
    public static void main(String[] args) throws IOException {
        RemoteCloud cloud = new RemoteCloud(Integer.parseInt(args[0]));
        Journals journals = new Journals(Path.of(args[1]));
        Plan plan = PlanJson.read(Files.readString(Path.of(args[2])), args[2]);
        MovingTime time = new MovingTime(Instant.parse(args[3]));
        long at = Long.parseLong(args[4]);
        boolean before = args[5].equals("before");
        Approvals approvals = new Approvals(new Agreeing(), time);
        new Applying(cloud, Catalogue.of(Edition.CURRENT), Observer.of(cloud), time, span -> {
                    cloud.sleep(span.toMillis());
                    time.sleep(span);
                })
                .apply(
                        approvals.approve(plan, fleet(plan, time.instant()), ""),
                        fleet(plan, time.instant()),
                        wanted -> new Mortal(journals.begin(wanted), at, before),
                        ApplyOptions.USUAL,
                        new Brake(),
                        ApplyListener.NONE);
    }

    static Fleet fleet(Plan plan, Instant now) {
        Origin origin = new Origin("ssm:DescribeInstanceProperties", now);
        Scope scope = new Scope(
                plan.effects().get(0).resource().scope(),
                "",
                "",
                Fact.known(SessionPreferences.DEFAULTS, origin),
                Fact.known(ActivationTier.ADVANCED, origin),
                Fact.known(new HostManagement(""), origin));
        List<Node> nodes = plan.selected().stream()
                .map(id -> new NodeBuilder(id, scope, id.startsWith("mi-") ? NodeKind.HYBRID : NodeKind.EC2)
                        .ping(Fact.known(PingStatus.ONLINE, origin), now)
                        .build())
                .toList();
        return new Fleet("child", now, List.of(scope), nodes, new Completeness(1, List.of(), false));
    }
}
