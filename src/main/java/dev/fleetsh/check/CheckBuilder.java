package dev.fleetsh.check;

import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.UnknownFactException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a check of one's own, to be added by a plugin.
 *
 * <pre>{@code
 * CheckBuilder.of("owner-tagged", "The node names its owner")
 *         .severity(Severity.ADVISORY)
 *         .reads("tags")
 *         .source("tagging standard", LocalDate.of(2026, 3, 1))
 *         .decides(look -> look.node().tags().get("Owner") == null ? Outcome.fail("no tag Owner") : Outcome.pass("tagged"));
 * }</pre>
 */
public final class CheckBuilder {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String id;
    private final String title;
    private String appliesTo = "every node";
    private Severity severity = Severity.ADVISORY;
    private List<String> inputs = List.of();
    private List<String> dependsOn = List.of();
    private String advice = "";
    private String note = "";
    private final Set<String> actions = new LinkedHashSet<>();
    private @Nullable RuleSource source;

    private CheckBuilder(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /**
     * @param id words in lower case with dashes between them, such as {@code owner-tagged}
     * @param title what holds when it passes
     * @throws IllegalArgumentException for any other id
     */
    public static CheckBuilder of(String id, String title) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "not the id of a check: \"" + id + "\"; write words in lower case with dashes between them");
        }
        return new CheckBuilder(id, title);
    }

    /** Which nodes it concerns, in a few words. */
    public CheckBuilder appliesTo(String text) {
        this.appliesTo = text;
        return this;
    }

    /** What a failure means; a blocker's keeps the node from being ready. */
    public CheckBuilder severity(Severity value) {
        this.severity = value;
        return this;
    }

    /** Names of the facts that it reads. Those that fleetsh collects for its own checks bring their IAM actions. */
    public CheckBuilder reads(String... facts) {
        this.inputs = List.of(facts);
        return this;
    }

    /** Further IAM actions that its facts need. */
    public CheckBuilder actions(String... names) {
        actions.addAll(List.of(names));
        return this;
    }

    /** Checks whose failure explains a failure of this one. */
    public CheckBuilder dependsOn(String... checks) {
        this.dependsOn = List.of(checks);
        return this;
    }

    /** What would fix it, in a sentence or two. */
    public CheckBuilder advice(String text) {
        this.advice = text;
        return this;
    }

    /** Where sources disagree. */
    public CheckBuilder note(String text) {
        this.note = text;
        return this;
    }

    /** Where the rule stands written, and when that was read. */
    public CheckBuilder source(String page, LocalDate asOf) {
        this.source = new RuleSource(page, asOf);
        return this;
    }

    /**
     * The check with its rule. Where the rule needs a fact that is unknown, or fails itself, the verdict is unknown.
     *
     * @throws IllegalStateException without a source
     */
    public Definition decides(Rule rule) {
        if (source == null) {
            throw new IllegalStateException("the check \"" + id + "\" names no source with its date");
        }
        Set<String> needed = new LinkedHashSet<>();
        inputs.stream().filter(Inputs::known).forEach(input -> needed.addAll(Inputs.actions(input)));
        needed.addAll(actions);
        Check check = new Check(
                id,
                title,
                appliesTo,
                severity,
                inputs,
                new ArrayList<>(needed),
                dependsOn,
                List.of(),
                advice,
                source,
                List.of(),
                note);
        return new Definition(check, look -> guarded(rule, look), false);
    }

    private static Outcome guarded(Rule rule, Look look) {
        try {
            Outcome outcome = rule.decide(look);
            return outcome == null ? failed("it gave no outcome") : outcome;
        } catch (UnknownFactException e) {
            return Outcome.unknown(e.fact(), e.unknown());
        } catch (RuntimeException | LinkageError e) {
            return failed(String.valueOf(e));
        }
    }

    private static Outcome failed(String how) {
        return Outcome.unknown(Reason.FAILED, () -> "the check itself failed: " + how);
    }
}
