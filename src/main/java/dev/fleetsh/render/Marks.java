package dev.fleetsh.render;

import dev.fleetsh.check.Answer;
import dev.fleetsh.check.Readiness;
import dev.fleetsh.check.Verdict;
import dev.fleetsh.check.path.Passage;

/** Symbols and colours of verdicts. */
final class Marks {
    private Marks() {}

    static Cell of(Verdict verdict) {
        return Cell.symbol(
                switch (verdict) {
                    case PASS -> "✓";
                    case WARN -> "!";
                    case FAIL -> "✗";
                    case UNKNOWN -> "?";
                    case NOT_APPLICABLE -> "–";
                },
                role(verdict),
                verdict.label());
    }

    static Cell of(Passage passage) {
        return switch (passage) {
            case OPEN -> Cell.symbol("✓", Palette.Role.GOOD, passage.label());
            case CLOSED -> Cell.symbol("✗", Palette.Role.BAD, passage.label());
            case UNKNOWN -> Cell.symbol("?", Palette.Role.UNKNOWN, passage.label());
        };
    }

    static Palette.Role role(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Palette.Role.GOOD;
            case WARN -> Palette.Role.WARN;
            case FAIL -> Palette.Role.BAD;
            case UNKNOWN -> Palette.Role.UNKNOWN;
            case NOT_APPLICABLE -> Palette.Role.FAINT;
        };
    }

    static Palette.Role role(Readiness readiness) {
        return switch (readiness) {
            case READY -> Palette.Role.GOOD;
            case DEGRADED -> Palette.Role.WARN;
            case BLOCKED -> Palette.Role.BAD;
            case UNKNOWN -> Palette.Role.UNKNOWN;
            case NOT_APPLICABLE -> Palette.Role.FAINT;
        };
    }

    static Cell of(Readiness readiness) {
        return Cell.of(readiness.label(), role(readiness));
    }

    static Cell of(Answer answer) {
        return Cell.of(
                answer.label(),
                switch (answer) {
                    case YES -> Palette.Role.GOOD;
                    case NO -> Palette.Role.BAD;
                    case UNKNOWN -> Palette.Role.UNKNOWN;
                });
    }
}
