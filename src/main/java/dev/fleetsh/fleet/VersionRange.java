package dev.fleetsh.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;
import org.semver4j.range.Range;
import org.semver4j.range.RangeListFactory;

/**
 * A range of agent versions in Semver's notation, such as {@code >=3.0.222 <3.3 || ~3.3.987}. A bound with three parts
 * covers every fourth part; a bound with four parts compares the fourth as well.
 */
public final class VersionRange {
    private static final Pattern ALPHABET = Pattern.compile("[0-9xX.*<>=^~| -]+");
    private static final Pattern NO_VERSION = Pattern.compile("\\d{7}|\\d+(\\.\\d+){4}");
    private static final Pattern OPEN_FOUR_PARTS = Pattern.compile("([~^])\\s*(\\d+\\.\\d+\\.\\d+)\\.(\\d+)");
    private static final Pattern FOUR_PARTS = Pattern.compile("(\\d+\\.\\d+\\.\\d+)\\.(\\d+)");

    private final String text;
    private final List<List<Bound>> alternatives;

    private VersionRange(String text, List<List<Bound>> alternatives) {
        this.text = text;
        this.alternatives = alternatives;
    }

    /**
     * @throws UsageException when the text is no range
     */
    public static VersionRange parse(String text) {
        // Semver knows three parts. The fourth travels as build metadata, which Semver keeps and ignores; behind ~ and
        // ^ it would be lost, so the lower bound is written out.
        String expression = OPEN_FOUR_PARTS.matcher(text).replaceAll(">=$2+$3 $1$2");
        expression = FOUR_PARTS.matcher(expression).replaceAll("$1+$2");
        List<List<Bound>> alternatives = new ArrayList<>();
        if (ALPHABET.matcher(text).matches() && !NO_VERSION.matcher(text).find()) {
            for (List<Range> ranges : RangeListFactory.create(expression).get()) {
                alternatives.add(ranges.stream().map(Bound::of).toList());
            }
        }
        if (alternatives.isEmpty() || alternatives.stream().anyMatch(List::isEmpty)) {
            throw new UsageException("not a version range: '" + text + "'", "write one as in '>=3.0.222 <3.3'");
        }
        return new VersionRange(text, List.copyOf(alternatives));
    }

    public boolean contains(AgentVersion version) {
        return alternatives.stream().anyMatch(bounds -> bounds.stream().allMatch(bound -> bound.admits(version)));
    }

    @Override
    public String toString() {
        return text;
    }

    private record Bound(String operator, AgentVersion version, boolean fourParts) {
        private static final Pattern OPERATOR = Pattern.compile("[<>=]+");

        static Bound of(Range range) {
            Semver semver = range.getRangeVersion();
            boolean fourParts = !semver.getBuild().isEmpty();
            int fourth = fourParts ? Integer.parseInt(semver.getBuild().get(0)) : 0;
            Matcher operator = OPERATOR.matcher(range.toString());
            return new Bound(
                    operator.lookingAt() ? operator.group() : "=",
                    AgentVersion.of(semver.getMajor(), semver.getMinor(), semver.getPatch(), fourth),
                    fourParts);
        }

        boolean admits(AgentVersion candidate) {
            AgentVersion seen =
                    fourParts ? candidate : AgentVersion.of(candidate.part(0), candidate.part(1), candidate.part(2), 0);
            int order = seen.compareTo(version);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> order == 0;
            };
        }
    }
}
