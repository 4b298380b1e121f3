package dev.fleetsh.check;

import dev.fleetsh.fleet.AgentVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A feature of the SSM Agent with the version that brought it. AWS's pages and the agent's own source name different
 * versions for some features; between the two a gate warns.
 *
 * @param documented minimum by AWS's pages, or null
 * @param inSource first release that has the feature, or null
 * @param feature what it is, in a few words
 * @param below what happens below it
 */
public record Gate(
        String id,
        @Nullable AgentVersion documented,
        @Nullable AgentVersion inSource,
        String feature,
        String below,
        RuleSource source) {

    /** Every gate, in the order of versions. */
    public static final List<Gate> ALL = DataFile.read("gates.tsv").stream()
            .map(row -> new Gate(
                    row.text("id"),
                    row.version("documented"),
                    row.version("source"),
                    row.text("feature"),
                    row.text("below"),
                    row.source()))
            .toList();

    private static final Map<String, Gate> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Gate::id, Function.identity()));

    private static final Map<String, String> EXPECTED = expectations(Edition.CURRENT);
    private static final Map<String, String> EXPECTED_BY_SEED = expectations(Edition.SEED);

    /** Every version at which some gate changes its verdict, lowest first. */
    static final List<AgentVersion> BOUNDARIES = boundaries();

    static Gate named(String id) {
        Gate gate = BY_ID.get(id);
        if (gate == null) {
            throw new IllegalArgumentException("no gate " + id);
        }
        return gate;
    }

    /** Edition {@code seed} knows only what AWS's page says. */
    AgentVersion least(Edition edition) {
        AgentVersion page = documented == null ? inSource : documented;
        AgentVersion code = edition == Edition.SEED || inSource == null ? page : inSource;
        return lower(page, code) ? page : code;
    }

    /** From here on there is no doubt. */
    AgentVersion sure(Edition edition) {
        AgentVersion page = documented == null ? inSource : documented;
        AgentVersion code = edition == Edition.SEED || inSource == null ? page : inSource;
        return lower(page, code) ? code : page;
    }

    /** What a check expects of the agent, for its evidence. */
    String expected(Edition edition) {
        return edition == Edition.SEED ? EXPECTED_BY_SEED.get(id) : EXPECTED.get(id);
    }

    /** Pass, warn between the two minimums, or fail. */
    Verdict verdict(Edition edition, AgentVersion agent) {
        if (agent.compareTo(sure(edition)) >= 0) {
            return Verdict.PASS;
        }
        return agent.compareTo(least(edition)) >= 0 ? Verdict.WARN : Verdict.FAIL;
    }

    /** Whether the doubt between the two minimums is that the page promises what the source lacks. */
    boolean promisedTooEarly() {
        return documented != null && inSource != null && lower(documented, inSource);
    }

    private static Map<String, String> expectations(Edition edition) {
        return ALL.stream().collect(Collectors.toUnmodifiableMap(Gate::id, gate -> "≥ " + gate.sure(edition)));
    }

    private static boolean lower(AgentVersion one, AgentVersion other) {
        return one.compareTo(other) < 0;
    }

    private static List<AgentVersion> boundaries() {
        TreeSet<AgentVersion> versions = new TreeSet<>();
        for (Gate gate : ALL) {
            if (gate.documented != null) {
                versions.add(gate.documented);
            }
            if (gate.inSource != null) {
                versions.add(gate.inSource);
            }
        }
        return List.copyOf(versions);
    }
}
