package dev.fleetsh.check;

import dev.fleetsh.check.path.Service;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Verdicts of every check on every node of a selection. Verdicts are codes, decided once for each combination of facts;
 * reasons and evidence are made by the same rules for what is asked.
 */
public final class Assessment {
    private final Nodes nodes;
    private final Surroundings surroundings;
    private final Catalogue catalogue;
    private final Verdicts verdicts;
    private final Codes[] codes;

    private Assessment(Nodes nodes, Surroundings surroundings, Catalogue catalogue, Verdicts verdicts) {
        this.nodes = nodes;
        this.surroundings = surroundings;
        this.catalogue = catalogue;
        this.verdicts = verdicts;
        this.codes = verdicts.of(nodes);
    }

    /**
     * Assesses a whole fleet.
     *
     * @param now the time that pings are measured against; for a stored fleet the time it was taken
     */
    public static Assessment of(Fleet fleet, Edition edition, Instant now) {
        return of(fleet, Catalogue.of(edition), now);
    }

    /**
     * Assesses a whole fleet by the checks of that catalogue.
     *
     * @param now as above
     */
    public static Assessment of(Fleet fleet, Catalogue catalogue, Instant now) {
        Surroundings surroundings = Surroundings.of(fleet, catalogue.edition(), now);
        return new Assessment(fleet.nodes(), surroundings, catalogue, new Verdicts(surroundings, catalogue));
    }

    /** The same verdicts, narrowed to a selection. */
    public Assessment on(Nodes selection) {
        return new Assessment(selection, surroundings, catalogue, verdicts);
    }

    public Nodes nodes() {
        return nodes;
    }

    public Edition edition() {
        return surroundings.edition();
    }

    /** The time that pings were measured against. */
    public Instant at() {
        return surroundings.now();
    }

    public List<Check> checks() {
        return catalogue.checks();
    }

    public Readiness readiness(Node node) {
        return verdicts.of(node).readiness();
    }

    /**
     * @throws dev.fleetsh.fleet.UsageException when it is a check of the workstation
     */
    public Verdict verdict(Node node, Check check) {
        return verdicts.of(node).verdict(catalogue.place(check));
    }

    /**
     * @throws dev.fleetsh.fleet.UsageException when it is a check of the workstation
     */
    public Finding finding(Node node, Check check) {
        return finding(node, catalogue.place(check));
    }

    /** Findings of every check on a node, in the catalogue's order. */
    public List<Finding> findings(Node node) {
        List<Finding> findings = new ArrayList<>(catalogue.size());
        for (int i = 0; i < catalogue.size(); i++) {
            findings.add(finding(node, i));
        }
        return findings;
    }

    /** Verdicts of all checks on all nodes, one after another; each row is made when it is asked for. */
    public Iterable<NodeVerdict> verdicts() {
        return () -> IntStream.range(0, codes.length)
                .boxed()
                .flatMap(n -> IntStream.range(0, catalogue.size()).mapToObj(place -> row(n, place)))
                .iterator();
    }

    private NodeVerdict row(int n, int place) {
        Check check = checks().get(place);
        return new NodeVerdict(nodes.get(n), check.id(), check.severity(), codes[n].verdict(place));
    }

    /** The nodes of that readiness. */
    public Nodes with(Readiness readiness) {
        return select(code -> code.readiness() == readiness);
    }

    public Nodes ready() {
        return with(Readiness.READY);
    }

    public Nodes degraded() {
        return with(Readiness.DEGRADED);
    }

    public Nodes blocked() {
        return with(Readiness.BLOCKED);
    }

    public Nodes unknown() {
        return with(Readiness.UNKNOWN);
    }

    /** Nodes with nothing to open a session on. */
    public Nodes stopped() {
        return with(Readiness.NOT_APPLICABLE);
    }

    /**
     * @throws dev.fleetsh.fleet.UsageException when no check of nodes has that id
     */
    public Nodes failing(String checkId) {
        return with(checkId, Verdict.FAIL);
    }

    /**
     * @throws dev.fleetsh.fleet.UsageException when no check of nodes has that id
     */
    public Nodes with(String checkId, Verdict verdict) {
        int place = catalogue.place(catalogue.named(checkId));
        return select(code -> code.verdict(place) == verdict);
    }

    /** Number of nodes of each readiness; every readiness has an entry. */
    public Map<Readiness, Integer> counts() {
        int[] counts = new int[Readiness.values().length];
        for (Codes code : codes) {
            counts[code.readiness().ordinal()]++;
        }
        Map<Readiness, Integer> map = new EnumMap<>(Readiness.class);
        for (Readiness readiness : Readiness.values()) {
            map.put(readiness, counts[readiness.ordinal()]);
        }
        return map;
    }

    /** Number of nodes of each verdict for each check, in the catalogue's order. */
    public List<CheckCount> byCheck() {
        Map<Codes, Integer> shared = new IdentityHashMap<>();
        for (Codes code : codes) {
            shared.merge(code, 1, Integer::sum);
        }
        List<CheckCount> rows = new ArrayList<>();
        for (int i = 0; i < catalogue.size(); i++) {
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            for (Verdict verdict : Verdict.values()) {
                counts.put(verdict, 0);
            }
            int place = i;
            shared.forEach((code, number) -> counts.merge(code.verdict(place), number, Integer::sum));
            rows.add(new CheckCount(checks().get(i), counts));
        }
        return rows;
    }

    /** What is at the bottom of the failures, most nodes first. Nodes with the same shared cause stand together. */
    public List<RootCause> rootCauses() {
        record Cause(int place, Severity severity, String text) {}
        Map<Cause, List<Node>> causes = new LinkedHashMap<>();
        for (int n = 0; n < codes.length; n++) {
            BitSet failing = codes[n].failing();
            for (int place = failing.nextSetBit(0); place >= 0; place = failing.nextSetBit(place + 1)) {
                if (!failing.intersects(catalogue.prerequisites(place))) {
                    Node node = nodes.get(n);
                    Outcome outcome = catalogue.decide(place, Look.deciding(node, surroundings));
                    Cause cause = new Cause(
                            place, codes[n].severity(place), outcome.cause().get());
                    causes.computeIfAbsent(cause, key -> new ArrayList<>()).add(node);
                }
            }
        }
        return causes.entrySet().stream()
                .map(entry -> new RootCause(
                        checks().get(entry.getKey().place()),
                        entry.getKey().severity(),
                        entry.getKey().text(),
                        Nodes.of(entry.getValue()).outOf(nodes.total())))
                .sorted(Comparator.comparing((RootCause cause) -> -cause.nodes().size())
                        .thenComparing(RootCause::severity)
                        .thenComparing(cause -> catalogue.place(cause.check())))
                .toList();
    }

    /** Why the node is as ready as it is. */
    public Explanation why(Node node) {
        List<Finding> findings = findings(node);
        Map<Capability, CapabilityAnswer> can = can(node, findings);
        return Reasoning.explain(node, at(), readiness(node), findings, catalogue, can::get);
    }

    /** What the node can do: an answer for every capability. */
    public Map<Capability, CapabilityAnswer> capabilities(Node node) {
        return can(node, findings(node));
    }

    private Map<Capability, CapabilityAnswer> can(Node node, List<Finding> findings) {
        List<Finding> roots = Reasoning.roots(findings, catalogue);
        Map<Capability, CapabilityAnswer> answers = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            answers.put(capability, CapabilityRule.answer(node, capability, findings, roots, surroundings));
        }
        return answers;
    }

    /** Whether the node can do that. */
    public CapabilityAnswer can(Node node, Capability capability) {
        List<Finding> findings = findings(node);
        return CapabilityRule.answer(node, capability, findings, Reasoning.roots(findings, catalogue), surroundings);
    }

    /** How the node reaches a service, hop by hop, as far as AWS shows it. */
    public NodePath path(Node node, Service service) {
        return PathQuestion.of(node, service, surroundings.ways(), finding(node, PathQuestion.check(service)));
    }

    /** The services that the node has to reach, by its agent, its Region and the session preferences of its scope. */
    public List<Service> services(Node node) {
        return PathQuestion.services(node, this);
    }

    Finding finding(Node node, String checkId) {
        return finding(node, catalogue.place(catalogue.named(checkId)));
    }

    /** Number of distinct combinations of facts that were decided. */
    int combinations() {
        return verdicts.combinations();
    }

    @Override
    public String toString() {
        return "Assessment of " + nodes + " in " + combinations() + " combinations of facts";
    }

    private Finding finding(Node node, int place) {
        Look look = Look.explaining(node, surroundings);
        return Finding.of(checks().get(place), catalogue.decide(place, look), look.evidence())
                .on(look.node().kind());
    }

    private Nodes select(Predicate<Codes> wanted) {
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            if (wanted.test(codes[i])) {
                kept.add(nodes.get(i));
            }
        }
        return Nodes.of(kept).outOf(nodes.total());
    }
}
