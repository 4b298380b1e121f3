package dev.fleetsh.check;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A check with its rule.
 *
 * @param byTraits whether nodes with equal {@link Traits} have equal outcomes, so that one decision serves them all
 */
public record Definition(Check check, Rule rule, boolean byTraits) {

    static Draft check(String id, String title) {
        return new Draft(id, title);
    }

    /** Gathers what a definition needs, in the order in which it is read. */
    static final class Draft {
        private final String id;
        private final String title;
        private String appliesTo = "every node";
        private Severity severity = Severity.BLOCKER;
        private List<String> inputs = List.of();
        private List<String> dependsOn = List.of();
        private List<String> remedies = List.of();
        private String advice = "";
        private List<Gate> gates = List.of();
        private String note = "";
        private RuleSource source = new RuleSource("session-manager-prerequisites", CatalogueDates.READ);

        private Draft(String id, String title) {
            this.id = id;
            this.title = title;
        }

        Draft appliesTo(String text) {
            this.appliesTo = text;
            return this;
        }

        Draft severity(Severity value) {
            this.severity = value;
            return this;
        }

        Draft reads(String... facts) {
            this.inputs = List.of(facts);
            return this;
        }

        Draft dependsOn(String... checks) {
            this.dependsOn = List.of(checks);
            return this;
        }

        Draft fix(String text, String... remedyIds) {
            this.advice = text;
            this.remedies = List.of(remedyIds);
            return this;
        }

        Draft gates(Gate... versions) {
            this.gates = List.of(versions);
            return this;
        }

        /** Where AWS's sources disagree. */
        Draft note(String text) {
            this.note = text;
            return this;
        }

        Draft source(String page) {
            return source(page, CatalogueDates.READ);
        }

        Draft source(String page, LocalDate asOf) {
            this.source = new RuleSource(page, asOf);
            return this;
        }

        Definition decides(Rule rule) {
            Set<String> actions = new LinkedHashSet<>();
            inputs.forEach(input -> actions.addAll(Inputs.actions(input)));
            return new Definition(
                    new Check(
                            id,
                            title,
                            appliesTo,
                            severity,
                            inputs,
                            List.copyOf(actions),
                            dependsOn,
                            remedies,
                            advice,
                            source,
                            gates,
                            note),
                    rule,
                    true);
        }
    }
}
