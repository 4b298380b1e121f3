package dev.fleetsh.shell;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Check;
import dev.fleetsh.check.CheckCount;
import dev.fleetsh.check.Severity;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.fleet.Shown;
import java.util.List;

/** What {@code --fail-on} judges: every answer of {@code check} in a run. */
final class Threshold {
    private final Severity least;
    private boolean asked;
    private int failing;
    private int undecided;

    /**
     * @param least the slightest severity that counts
     */
    Threshold(Severity least) {
        this.least = least;
    }

    /** Hears an answer; only those of {@code check} count. */
    void hear(Object answer) {
        Shown shown = answer instanceof Shown given ? given : Shown.usual(answer);
        if (shown.value() instanceof Assessment assessment) {
            asked = true;
            judge(assessment, shown.checks());
        }
    }

    private void judge(Assessment assessment, List<String> only) {
        for (CheckCount count : assessment.byCheck()) {
            Check check = count.check();
            if (!only.isEmpty() && !only.contains(check.id())) {
                continue;
            }
            if (count.count(Verdict.FAIL) > 0) {
                // A rule may find a failure graver or slighter than its check is by itself.
                failing += (int) assessment.with(check.id(), Verdict.FAIL).stream()
                        .filter(node -> counts(assessment.finding(node, check).severity()))
                        .count();
            }
            undecided += counts(check.severity()) ? count.count(Verdict.UNKNOWN) : 0;
        }
    }

    private boolean counts(Severity severity) {
        return severity.compareTo(least) <= 0;
    }

    /** 0 fine, 1 findings, 2 nothing was judged. */
    int exitCode() {
        return !asked ? 2 : failing > 0 ? 1 : 0;
    }

    /** What a person should know beside the exit code; may be empty. */
    String remark() {
        if (!asked) {
            return "--fail-on " + least.label() + " has nothing to judge: no check was run\n";
        }
        return failing == 0 && undecided > 0
                ? "--fail-on " + least.label() + ": nothing fails, but " + undecided
                        + (undecided == 1 ? " verdict is" : " verdicts are") + " unknown\n"
                : "";
    }
}
