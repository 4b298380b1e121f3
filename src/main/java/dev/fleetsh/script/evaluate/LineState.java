package dev.fleetsh.script.evaluate;

/**
 * Whether a text of Groovy can be run, needs more lines, or can never be completed by more lines.
 *
 * @param kind the verdict
 * @param why what is open: <code>{</code>, {@code (}, {@code [}, three quotes, {@code /*}, {@code operator},
 *     {@code statement} or {@code catch}; empty unless incomplete
 */
public record LineState(Kind kind, String why) {
    /** The three verdicts. */
    public enum Kind {
        COMPLETE,
        INCOMPLETE,
        BROKEN
    }

    /** Judges a text by Groovy's own parser; nothing of it runs. */
    public static LineState of(String text) {
        return LineJudge.judge(text);
    }
}
