package dev.fleetsh.check;

import dev.fleetsh.fleet.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A table of cases for one check: a scene and the verdict that it must get. */
final class Golden {
    private final String check;
    private final List<Case> cases;
    private Set<Edition> editions = EnumSet.allOf(Edition.class);

    /** One line of the table. */
    record Case(
            String check,
            Edition edition,
            Scene scene,
            Verdict verdict,
            @Nullable Reason reason,
            @Nullable Severity severity) {
        @Override
        public String toString() {
            return check + " " + edition.label() + " " + verdict.label() + (reason == null ? "" : " " + reason.label())
                    + " agent " + scene.agent + " on " + scene.platform;
        }
    }

    private Golden(String check, List<Case> cases) {
        this.check = check;
        this.cases = cases;
    }

    static Golden on(String check, List<Case> cases) {
        return new Golden(check, cases);
    }

    /** The lines that follow hold in that edition only. */
    Golden in(Edition edition) {
        editions = EnumSet.of(edition);
        return this;
    }

    Golden inBoth() {
        editions = EnumSet.allOf(Edition.class);
        return this;
    }

    Golden pass(Scene scene) {
        return add(scene, Verdict.PASS, null, null);
    }

    Golden warn(Scene scene) {
        return add(scene, Verdict.WARN, null, null);
    }

    Golden warn(Severity severity, Scene scene) {
        return add(scene, Verdict.WARN, null, severity);
    }

    Golden fail(Scene scene) {
        return add(scene, Verdict.FAIL, null, null);
    }

    Golden fail(Severity severity, Scene scene) {
        return add(scene, Verdict.FAIL, null, severity);
    }

    Golden unknown(Reason reason, Scene scene) {
        return add(scene, Verdict.UNKNOWN, reason, null);
    }

    Golden unknown(Reason reason, Severity severity, Scene scene) {
        return add(scene, Verdict.UNKNOWN, reason, severity);
    }

    Golden notApplicable(Scene scene) {
        return add(scene, Verdict.NOT_APPLICABLE, null, null);
    }

    /** Unknown for each reason that the scene's fact can be unknown for. */
    Golden unknownAs(Function<Reason, Scene> scene) {
        for (Reason reason : Reason.values()) {
            unknown(reason, scene.apply(reason));
        }
        return this;
    }

    private Golden add(Scene scene, Verdict verdict, @Nullable Reason reason, @Nullable Severity severity) {
        for (Edition edition : editions) {
            cases.add(new Case(check, edition, scene, verdict, reason, severity));
        }
        return this;
    }

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        GoldenSignals.add(cases);
        GoldenAgents.add(cases);
        GoldenUsers.add(cases);
        GoldenPreferences.add(cases);
        GoldenHybrid.add(cases);
        GoldenPermissions.add(cases);
        GoldenTargets.add(cases);
        GoldenProbes.add(cases);
        GoldenNetworks.add(cases);
        for (Check check : Catalogue.of(Edition.CURRENT).checks()) {
            on(check.id(), cases).notApplicable(Scene.stopped());
        }
        return cases;
    }
}
